package golangci

import (
	"go/types"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/fault"
)

// failure is a fact on a package over which txspill has failed. An error would end the whole run, with
// the findings of all linters; silence would look clean. So there is a finding instead, in the package,
// and in those packages of the project that import it: it need not be linted itself.
type failure struct{ Text string }

func (*failure) AFact() {}

func (f *failure) String() string { return f.Text }

// reportFailures makes findings of failures. The analyzer is root, that with facts low.
func reportFailures(root, low *analysis.Analyzer) {
	g := &fault.Guard{
		Failed: func(pass *analysis.Pass, err error) {
			if pass.Analyzer == low && len(pass.Files) > 0 { // golangci-lint looks at the first
				pass.ExportPackageFact(&failure{Text: pass.Pkg.Path() + ": " + err.Error()})
			}
		},
		Tell: func(pass *analysis.Pass, err error) { report(pass, pass.Pkg.Path()+": "+err.Error()) },
	}
	g.Over(root)
	low.FactTypes = append(low.FactTypes, (*failure)(nil))
	var mu sync.Mutex
	above := map[*types.Package][]string{} // what is known in low, where facts are, and reported in root
	summarise, spill := low.Run, root.Run
	low.Run = func(pass *analysis.Pass) (any, error) {
		if texts := below(pass); len(texts) > 0 {
			mu.Lock()
			above[pass.Pkg] = texts
			mu.Unlock()
		}
		return summarise(pass)
	}
	root.Run = func(pass *analysis.Pass) (any, error) {
		mu.Lock()
		texts := above[pass.Pkg]
		mu.Unlock()
		for _, text := range texts {
			report(pass, text)
		}
		return spill(pass)
	}
}

func report(pass *analysis.Pass, text string) {
	if len(pass.Files) > 0 {
		pass.Reportf(pass.Files[0].Package, "%s", text)
	}
}

// below returns the failures over packages that this one imports, itself or by way of libraries.
func below(pass *analysis.Pass) (texts []string) {
	seen := map[*types.Package]bool{}
	var visit func(*types.Package)
	visit = func(p *types.Package) {
		for _, imp := range p.Imports() {
			if seen[imp] {
				continue
			}
			seen[imp] = true
			var f failure
			if pass.ImportPackageFact(imp, &f) {
				texts = append(texts, f.Text)
			}
			if pass.Module == nil || imp.Path() != pass.Module.Path && !strings.HasPrefix(imp.Path(), pass.Module.Path+"/") {
				visit(imp)
			}
		}
	}
	visit(pass.Pkg)
	slices.Sort(texts)
	return texts
}
