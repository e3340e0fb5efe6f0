package check

import (
	"go/token"
	"go/types"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/summary"
)

// unneeded returns a finding for each ignore in the packages asked for that no finding needed,
// neither in a package nor in one of its test variants.
func unneeded(fset *token.FileSet, asked map[*types.Package]bool, g *guard, opts Options) []report.Finding {
	used := map[report.Position]bool{}
	var all []report.Finding
	for pkg, res := range g.results {
		sum, ok := res.(*summary.Result)
		if !ok || sum == nil || !asked[pkg] {
			continue
		}
		for _, i := range sum.Ignores(opts.Tests, opts.Generated) {
			i.URL = opts.URL
			f := opts.finding(fset, i.Diagnostic, baseline.Entry{})
			used[f.Position] = used[f.Position] || i.Used
			all = append(all, f)
		}
	}
	var out []report.Finding
	for _, f := range all {
		if !used[f.Position] {
			out = append(out, f)
		}
	}
	return out
}
