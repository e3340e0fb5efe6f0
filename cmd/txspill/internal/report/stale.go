package report

import (
	"fmt"
	"io"

	"github.com/txspill/txspill/passes/baseline"
)

// Stale is an entry of the baseline that no longer occurs, or less often than it says.
type Stale struct {
	Position
	baseline.Entry `json:"entry"`
	Count          int `json:"count"`
	Seen           int `json:"seen"`
}

// StaleText names the entries of the baseline that no longer occur, and what to do.
func (r *Report) StaleText(w io.Writer, verbose bool) {
	const most = 8
	for i, s := range r.Stale {
		if i == most && !verbose {
			fmt.Fprintf(w, "txspill: and %d more in the baseline\n", len(r.Stale)-most)
			break
		}
		what := "no longer occurs"
		if s.Seen > 0 {
			what = fmt.Sprintf("occurs %d times now, not %d", s.Seen, s.Count)
		}
		fmt.Fprintf(w, "%s: %s: %s %s (%s)\n", s.Position, what, s.Package, s.Func, s.Category)
	}
	if len(r.Stale) > 0 {
		fmt.Fprintln(w, "txspill: the baseline knows what is gone: `txspill baseline -shrink` removes it")
	}
}
