package region

import "testing"

// TestOpen draws functions and asks what is open just before each step.
func TestOpen(t *testing.T) {
	for _, tt := range []struct {
		name   string
		inputs int
		src    string
		want   string
	}{
		{name: "nothing is opened", src: "0: work; return nil", want: "work -"},
		{
			name: "the error path of the opener (R2)",
			src: `0: first; begin; if err(begin) 1 2
			      1: failed; return err
			      2: work; return nil`,
			want: "first -; begin -; failed -; work begin",
		},
		{
			name: "an error that is not tested proves nothing",
			src:  "0: begin; work; return nil",
			want: "work begin",
		},
		{
			name: "the error of another call proves nothing",
			src: `0: begin; exec; if err(exec) 1 2
			      1: failed; return err
			      2: work; return nil`,
			want: "failed begin; work begin",
		},
		{
			name: "an error of two origins, one of them no opener, proves nothing",
			src: `0: begin; exec; if err(begin)|err(exec) 1 2
			      1: failed; return err
			      2: work; return nil`,
			want: "failed begin; work begin",
		},
		{
			name: "the variable that the error is kept in does not matter",
			src: `0: begin; if err(begin)|cell0 1 2
			      1: failed; return err
			      2: work; return nil`,
			want: "failed -; work begin",
		},
		{
			name: "a nil handle (R2)",
			src: `0: begin; if begin 1 2
			      1: work; return nil
			      2: none; return nil`,
			want: "work begin; none -",
		},
		{
			name: "a nil handle in a variable",
			src: `0: begin; if begin|cell0 1 2
			      1: work; return nil
			      2: none; return nil`,
			want: "work begin; none -",
		},
		{
			name: "a value that may be another's proves nothing",
			src: `0: begin; get; if begin|get 1 2
			      1: work; return nil
			      2: none; return nil`,
			want: "work begin; none begin",
		},
		{
			name: "a nil parameter", inputs: 2,
			src: `0: if in0 1 2
			      1: work; return nil
			      2: none; return nil`,
			want: "work in0+in1; none in1",
		},
		{
			name: "a nil field of a parameter says nothing of its other fields", inputs: 1,
			src: `0: if in0.tx 1 2
			      1: work; return nil
			      2: none; return nil`,
			want: "work in0; none in0",
		},
		{
			name: "one of two parameters is nil: which, is not known", inputs: 2,
			src: `0: if in0|in1 1 2
			      1: work; return nil
			      2: none; return nil`,
			want: "none in0+in1",
		},
		{
			name: "both ways meet again",
			src: `0: fork 1 2
			      1: begin; goto 2
			      2: work; return nil`,
			want: "work begin",
		},
		{
			name: "a block that is not reached",
			src: `0: begin; return nil
			      1: work; return nil`,
			want: "work -",
		},
		{
			name: "several transactions at once",
			src:  "0: a=begin; b=begin; both; commit a; one; commit2=commit b; none; return nil",
			want: "both a+b; one b; none -",
		},
		{
			name: "where one could not be opened, the other stays open",
			src: `0: a=begin; b=begin; if err(b) 1 2
			      1: failed; return err
			      2: work; return nil`,
			want: "failed a; work a+b",
		},
		{
			name: "a nested one leaves the outer one open (R10)",
			src:  "0: outer=begin; inner=nest outer; both; commit inner; work; commit2=commit outer; none; return nil",
			want: "both outer+inner; work outer; none -",
		},
		{
			name: "a session that is begun", inputs: 1,
			src: `0: first; start in0; if err(start) 1 2
			      1: failed; return err
			      2: work; commit in0; after; return nil`,
			want: "first in0; failed in0; work start+in0; after -",
		},
		{
			name: "what is begun in a goroutine is not open here",
			src:  "0: go begin; work; return nil",
			want: "work -",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, tt.src).inputs(tt.inputs)
			fl := g.analyze()
			g.check(fl, tt.want, fl.Before)
		})
	}
}

// TestClose draws the ends of a transaction (R3).
func TestClose(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{
			"commit, on both of its outcomes",
			`0: begin; commit begin; if err(commit) 1 2
			 1: failed; return err
			 2: done; return nil`,
			"commit begin; failed -; done -",
		},
		{"rollback", "0: begin; rollback begin; after; return nil", "after -"},
		{"one or the other", "0: begin; either begin; after; return nil", "after -"},
		{"only sometimes rolled back", "0: begin; mayRollback begin; after; return nil", "after begin"},
		{"perhaps committed", "0: begin; mayCommit begin; after; return nil", "after -"},
		{
			"closed on one way only",
			`0: begin; fork 1 2
			 1: commit begin; early; goto 2
			 2: after; return nil`,
			"early -; after begin",
		},
		{
			"through a value that came of it",
			"0: begin; with begin; commit with; after; return nil",
			"after -",
		},
		{
			"through one of several that it may be",
			"0: a=begin; b=begin; commit a|b; after; return nil",
			"after -",
		},
		{"by a goroutine: perhaps later", "0: begin; go commit begin; after; return nil", "after begin"},
		{"of another one", "0: begin; get; commit get; after; return nil", "after begin"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, tt.src)
			fl := g.analyze()
			g.check(fl, tt.want, fl.Before)
		})
	}
}

// TestLoop draws loops.
func TestLoop(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{
			"begun and committed in each turn",
			`0: goto 1
			 1: top; begin; if err(begin) 3 2
			 2: work; commit begin; end; fork 1 3
			 3: after; return ?`,
			"top -; work begin; end -; after -",
		},
		{
			"begun in each turn and left open",
			`0: goto 1
			 1: top; begin; work; fork 1 2
			 2: after; return nil`,
			"top begin; work begin; after begin",
		},
		{
			"begun before, committed in some turn",
			`0: begin; goto 1
			 1: top; fork 2 3
			 2: commit begin; goto 1
			 3: after; return nil`,
			"top begin; after begin",
		},
		{
			"a turn that is skipped",
			`0: goto 1
			 1: top; begin; if err(begin) 1 2
			 2: work; commit begin; goto 1`,
			"top -; work begin",
		},
		{
			"an inner loop inside the transaction of an outer one",
			`0: goto 1
			 1: top; begin; goto 2
			 2: inner; fork 2 3
			 3: commit begin; goto 1`,
			"top -; inner begin",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, tt.src)
			fl := g.analyze()
			g.check(fl, tt.want, fl.Before)
		})
	}
}
