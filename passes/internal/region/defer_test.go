package region

import "testing"

// TestDefer draws deferred calls: they run on return and on panic, last one first (R4).
func TestDefer(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{
			"a deferred rollback closes nothing before the return",
			"0: begin; defer rollback begin; work; return nil",
			"work begin; rollback begin",
		},
		{
			"deferred after the commit: runs before it",
			"0: begin; defer commit begin; defer mail; return nil",
			"mail begin; commit begin",
		},
		{
			"deferred before the commit: runs after it",
			"0: begin; defer mail; defer commit begin; return nil",
			"mail -; commit begin",
		},
		{
			"deferred before there is a transaction",
			"0: defer mail; begin; defer commit begin; return nil",
			"mail -",
		},
		{
			"deferred first and nobody commits",
			"0: defer mail; begin; return nil",
			"mail begin",
		},
		{
			"committed in the body",
			"0: begin; defer mail; commit begin; return nil",
			"mail -",
		},
		{
			"returned early, before the commit",
			`0: begin; defer mail; fork 1 2
			 1: return nil
			 2: commit begin; return nil`,
			"mail begin",
		},
		{
			"returned before it was deferred",
			`0: begin; if err(begin) 1 2
			 1: return err
			 2: commit begin; defer mail; return nil`,
			"mail -",
		},
		{
			"deferred on one way only: counts as deferred",
			`0: begin; fork 1 2
			 1: defer commit begin; goto 2
			 2: work; defer mail; return nil`,
			"work begin; mail begin",
		},
		{
			"deferred calls run on panic",
			`0: begin; defer mail; fork 1 2
			 1: panic
			 2: commit begin; return nil`,
			"mail begin",
		},
		{
			"a panic before the transaction",
			`0: defer mail; fork 1 2
			 1: panic
			 2: begin; commit begin; return nil`,
			"mail -",
		},
		{
			"deferred in a loop",
			`0: goto 1
			 1: begin; defer rollback begin; fork 1 2
			 2: after; return nil`,
			"after begin; rollback begin",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, tt.src)
			fl := g.analyze()
			g.check(fl, tt.want, fl.Before)
		})
	}
}

// TestExit asks what is open when the function has returned: what its callers get.
func TestExit(t *testing.T) {
	for _, tt := range []struct {
		name   string
		inputs int
		src    string
		want   []string // by return; "" where it is not reached
	}{
		{
			name: "an opener",
			src: `0: begin; if err(begin) 1 2
			      1: return err
			      2: return nil`,
			want: []string{"-", "begin"},
		},
		{
			name: "committed", src: "0: begin; commit begin; return nil",
			want: []string{"-"},
		},
		{
			name: "committed by a deferred call", src: "0: begin; defer commit begin; return nil",
			want: []string{"-"},
		},
		{
			name: "a helper that ends what it is given", inputs: 2,
			src:  "0: commit in1; return nil",
			want: []string{"in0"},
		},
		{
			name: "a helper that does so sometimes", inputs: 1,
			src: `0: fork 1 2
			      1: commit in0; return nil
			      2: return nil`,
			want: []string{"-", "in0"},
		},
		{
			name: "a return that is not reached",
			src: `0: return nil
			      1: return nil`,
			want: []string{"-", ""},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, tt.src).inputs(tt.inputs)
			fl := g.analyze()
			for i, want := range tt.want {
				set, reached := fl.Exit(i)
				if reached != (want != "") {
					t.Errorf("return %d: reached %v", i, reached)
				} else if got := g.show(fl, set); reached && got != want {
					t.Errorf("return %d: %s is open, want %s", i, got, want)
				}
			}
		})
	}
}

// TestReached tells steps that can run from those that cannot.
func TestReached(t *testing.T) {
	g := draw(t, `0: a; defer b; fork 1 2
	              1: go c; return nil
	              2: panic
	              3: d; defer e; return nil`)
	fl := g.analyze()
	for name, want := range map[string]bool{"a": true, "b": true, "c": true, "d": false, "e": false} {
		if got := fl.Reached(g.sites[name]); got != want {
			t.Errorf("%s: reached %v, want %v", name, got, want)
		}
	}
}

// TestAmbient: a function cannot end what only its caller has a hold of.
func TestAmbient(t *testing.T) {
	g := draw(t, `0: begin; commit begin; rollback in0; if in0 1 2
	              1: a; return nil
	              2: b; return nil`).inputs(1)
	fl := g.analyze()
	for name, site := range g.sites {
		if !fl.Before(site).Has(fl.Ambient()) {
			t.Errorf("%s: the ambient transaction is closed", name)
		}
	}
}

// TestNoBody: a function without blocks has a flow, too.
func TestNoBody(t *testing.T) {
	g := draw(t, "0: return nil")
	g.f.Blocks, g.f.Returns = nil, nil
	if fl := g.analyze(); len(fl.Txs) != 0 || len(fl.Shapes()) != 0 {
		t.Errorf("found %v, %v", fl.Txs, fl.Shapes())
	}
}
