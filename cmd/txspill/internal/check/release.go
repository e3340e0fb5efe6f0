package check

import (
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/passes/summary"
)

// note remembers a pass over a package asked for.
func (g *guard) note(pass *analysis.Pass) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.passes[pass.Pkg] = append(g.passes[pass.Pkg], pass)
}

// forget lets go of what the passes over a package asked for have worked with, when the last of them
// is done.
func (g *guard) forget(pkg *types.Package) {
	g.mu.Lock()
	passes, result := g.passes[pkg], g.results[pkg]
	delete(g.passes, pkg)
	g.mu.Unlock()
	for _, pass := range passes {
		for _, r := range pass.ResultOf {
			g.settle(r)
		}
	}
	g.settle(result)
	release(g.asked[pkg], passes...)
}

// settle lets go of what a result holds beside what link needs.
func (g *guard) settle(result any) {
	r, ok := result.(*summary.Result)
	if !ok || r == nil {
		return
	}
	r.Engine = nil
	if !g.link {
		r.Fragment = nil
	}
}

// release lets go of the syntax of a package, which is most of what was loaded of it. The driver would
// keep it, and every result, until the end.
func release(p *packages.Package, passes ...*analysis.Pass) {
	for _, pass := range passes {
		pass.Files, pass.TypesInfo, pass.ResultOf = nil, nil, nil
	}
	p.Syntax, p.TypesInfo = nil, nil
}
