package main

import (
	"github.com/txspill/txspill/cmd/txspill/internal/load"
	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// whole reports whether a run has seen all there is: only then does it mean anything that something
// was not found.
func (c *analysisRun) whole(rep *report.Report) bool {
	if !rep.Linked || len(rep.Problems) > 0 {
		return false
	}
	all, err := load.List(c.opts.dir, rep.Modules)
	if err != nil {
		c.verbosely("go list: %v", err)
		return false
	}
	for _, path := range all {
		if !rep.Asked[path] {
			c.verbosely("%s was not among the packages asked for: what is no longer needed is not looked for", path)
			return false
		}
	}
	return true
}
