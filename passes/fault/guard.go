package fault

import (
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// Guard keeps the failure of a pass, be it an error or a panic, inside the package that caused it: for
// drivers that would not analyse the importers, or nothing any more. The other passes over the package
// do not run; to the driver all of them succeed, with the zero value of their result and no facts. So
// it must be said in some other way.
type Guard struct {
	Failed func(*analysis.Pass, error) // is called in the pass that failed; may be nil
	Tell   func(*analysis.Pass, error) // is called in the last pass over the package

	mu   sync.Mutex
	errs map[*types.Package]error
}

// Over guards an analyzer and all that it requires, in place.
func (g *Guard) Over(root *analysis.Analyzer) {
	g.errs = map[*types.Package]error{}
	seen := map[*analysis.Analyzer]bool{}
	var wrap func(*analysis.Analyzer)
	wrap = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		run := a.Run
		a.Run = func(pass *analysis.Pass) (any, error) {
			result := g.run(a, run, pass)
			if err := g.failure(pass.Pkg); a == root && err != nil {
				g.Tell(pass, err)
			}
			return result, nil
		}
		for _, req := range a.Requires {
			wrap(req)
		}
	}
	wrap(root)
}

func (g *Guard) run(a *analysis.Analyzer, run func(*analysis.Pass) (any, error), pass *analysis.Pass) any {
	if g.failure(pass.Pkg) != nil {
		return Zero(a)
	}
	result, err := Protected(pass, run)
	if err == nil {
		return result
	}
	g.mu.Lock()
	g.errs[pass.Pkg] = err
	g.mu.Unlock()
	if g.Failed != nil {
		g.Failed(pass, err)
	}
	return Zero(a)
}

func (g *Guard) failure(pkg *types.Package) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.errs[pkg]
}

// Protected runs a pass and makes an error of a panic.
func Protected(pass *analysis.Pass, run func(*analysis.Pass) (any, error)) (_ any, err error) {
	defer Catch(pass.Pkg.Path(), nil, &err)
	return run(pass)
}

// Zero returns the zero value of the result of an analyzer, nil if it has none.
func Zero(a *analysis.Analyzer) any {
	if a.ResultType == nil {
		return nil
	}
	return reflect.Zero(a.ResultType).Interface()
}
