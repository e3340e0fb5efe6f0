package region

import "testing"

// TestMayHaveCommitted asks what has been committed before, on some path: whether what is deferred
// runs on the way of success, too (R12).
func TestMayHaveCommitted(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{
			"deferred, then committed",
			`0: begin; defer rollback begin; defer mail; fork 1 2
			 1: return err
			 2: commit begin; return nil`,
			"mail begin",
		},
		{
			"rolled back on every path",
			`0: begin; defer mail; fork 1 2
			 1: rollback begin; return err
			 2: return nil`,
			"mail -",
		},
		{
			"before the deferred commit",
			"0: begin; defer commit begin; defer mail; return nil",
			"mail -",
		},
		{
			"after the deferred commit",
			"0: begin; defer mail; defer commit begin; return nil",
			"mail begin",
		},
		{
			"the next turn begins anew",
			`0: goto 1
			 1: begin; work; commit begin; fork 1 2
			 2: return nil`,
			"work -",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, tt.src)
			fl := g.analyze()
			g.check(fl, tt.want, fl.MayHaveCommitted)
		})
	}
}

// TestMayCommit asks from where a commit can still be reached: what is open but can only be
// rolled back is on an abort path (R12).
func TestMayCommit(t *testing.T) {
	for _, tt := range []struct {
		name   string
		inputs int
		src    string
		want   string
	}{
		{
			name: "before the commit",
			src:  "0: begin; work; commit begin; return err",
			want: "work begin",
		},
		{
			name: "left open for the caller",
			src:  "0: begin; work; return nil",
			want: "work begin",
		},
		{
			name: "rolled back",
			src: `0: begin; work; fork 1 2
			      1: alert; rollback begin; return err
			      2: commit begin; return nil`,
			want: "work begin; alert -",
		},
		{
			name: "rolled back, though the error is not known",
			src: `0: begin; work; fork 1 2
			      1: alert; rollback begin; return err
			      2: commit begin; return ?`,
			want: "alert -",
		},
		{
			name: "an error is returned to a caller who rolls back", inputs: 1,
			src: `0: work; fork 1 2
			      1: alert; return err
			      2: done; return nil`,
			want: "work in0; alert -; done in0",
		},
		{
			name: "an error that may be nil", inputs: 1,
			src:  "0: work; return ?",
			want: "work in0",
		},
		{
			name: "the rollback is deferred",
			src: `0: begin; defer rollback begin; work; fork 1 2
			      1: alert; return nil
			      2: note; commit begin; return nil`,
			want: "work begin; alert -; note begin",
		},
		{
			name: "the commit is deferred",
			src:  "0: begin; defer commit begin; work; return nil",
			want: "work begin",
		},
		{
			name: "a deferred call that ends it either way, on an error",
			src: `0: begin; defer either begin; work; fork 1 2
			      1: alert; return err
			      2: note; return nil`,
			want: "work begin; alert -; note begin",
		},
		{
			name: "a deferred effect before the deferred commit",
			src:  "0: begin; defer commit begin; defer mail; return nil",
			want: "mail begin",
		},
		{
			name: "only sometimes rolled back",
			src: `0: begin; alert; mayRollback begin; fork 1 2
			      1: return err
			      2: commit begin; return nil`,
			want: "alert begin",
		},
		{
			name: "committed on some paths only",
			src:  "0: begin; work; mayCommit begin; rollback begin; return err",
			want: "work begin",
		},
		{
			name: "a deferred commit that beats the deferred rollback",
			src:  "0: begin; defer rollback begin; defer commit begin; work; return nil",
			want: "work begin",
		},
		{
			name: "deferred while a commit is in sight, run where none is",
			src: `0: begin; defer mail; fork 1 2
			      1: commit begin; return err
			      2: return err`,
			want: "mail -",
		},
		{
			name: "the next turn goes on with the same transaction",
			src: `0: begin; goto 1
			      1: fork 2 3
			      2: alert; goto 1
			      3: commit begin; return err`,
			want: "alert begin",
		},
		{
			name: "rolled back, then the next turn",
			src: `0: goto 1
			      1: begin; if err(begin) 5 2
			      2: work; fork 3 4
			      3: alert; rollback begin; goto 1
			      4: commit begin; return nil
			      5: return err`,
			want: "work begin; alert -",
		},
		{
			name: "given up in the next turn: begun anew",
			src: `0: goto 1
			      1: begin; work; fork 2 3
			      2: alert; goto 1
			      3: commit begin; return nil`,
			want: "work begin; alert -",
		},
		{
			name: "one of two",
			src:  "0: a=begin; b=begin; alert; rollback b; work; commit a; return err",
			want: "alert a; work a",
		},
		{
			name: "a nested one is rolled back",
			src:  "0: outer=begin; inner=nest outer; alert; rollback inner; work; commit outer; return err",
			want: "alert outer; work outer",
		},
		{
			name: "a panic commits nothing",
			src: `0: begin; fork 1 2
			      1: alert; panic
			      2: commit begin; return nil`,
			want: "alert -",
		},
		{
			name: "in a goroutine",
			src: `0: begin; go note; fork 1 2
			      1: go alert; rollback begin; return err
			      2: commit begin; return nil`,
			want: "note begin; alert -",
		},
		{
			name: "a goroutine that rolls back says nothing of here",
			src:  "0: begin; work; go rollback begin; commit begin; return err",
			want: "work begin",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, tt.src).inputs(tt.inputs)
			fl := g.analyze()
			g.check(fl, tt.want, fl.MayCommit)
		})
	}
}

// TestMayCommitAmbient: a function that returns an error leaves its caller nothing to commit.
func TestMayCommitAmbient(t *testing.T) {
	g := draw(t, `0: work; fork 1 2
	              1: alert; return err
	              2: done; return nil`)
	fl := g.analyze()
	for name, want := range map[string]bool{"work": true, "alert": false, "done": true} {
		if got := fl.MayCommit(g.sites[name]).Has(fl.Ambient()); got != want {
			t.Errorf("%s: may be committed by the caller: %v, want %v", name, got, want)
		}
	}
}
