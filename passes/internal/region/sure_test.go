package region

import "testing"

// TestSurely draws what is open on every path to a step (R22).
func TestSurely(t *testing.T) {
	for _, tt := range []struct {
		name   string
		inputs int
		src    string
		want   string
	}{
		{
			name: "begun and tested",
			src: `0: first; begin; if err(begin) 1 2
			      1: failed; return err
			      2: work; commit begin; after; return nil`,
			want: "first -; failed -; work begin; after -",
		},
		{
			name: "begun on one path only",
			src: `0: fork 1 2
			      1: begin; goto 2
			      2: work; return nil`,
			want: "work -",
		},
		{
			name: "ended on one path only",
			src: `0: begin; fork 1 2
			      1: rollback begin; goto 2
			      2: work; return nil`,
			want: "work -",
		},
		{name: "ended perhaps", src: "0: begin; mayRollback begin; work; return nil", want: "work -"},
		{
			name: "in a later turn of a loop",
			src: `0: goto 1
			      1: top; begin; work; fork 1 2
			      2: return nil`,
			want: "top -; work begin",
		},
		{
			name: "a parameter that may be nil", inputs: 1,
			src: `0: first; if in0 1 2
			      1: some; goto 3
			      2: none; goto 3
			      3: after; return nil`,
			want: "first in0; some in0; none -; after -",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, tt.src).inputs(tt.inputs)
			fl := g.analyze()
			g.check(fl, tt.want, func(site int) Set {
				var out Set
				for e := range fl.Ambient() {
					if fl.Surely(site, e) {
						out.Add(e)
					}
				}
				return out
			})
		})
	}
}
