package check

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/link"
	"github.com/txspill/txspill/passes/spill"
	"github.com/txspill/txspill/passes/summary"
)

// summaries returns the pass that summarises packages, nil for an analyzer that has none.
func summaries(root *analysis.Analyzer) *analysis.Analyzer {
	for _, a := range all(root) {
		if a.ResultType == reflect.TypeFor[*summary.Result]() {
			return a
		}
	}
	return nil
}

// linked adds what only the whole program shows to a report of separate analysis.
func linked(graph *checker.Graph, g *guard, out *report.Report, opts Options) error {
	told, accepted := map[token.Pos]bool{}, map[token.Pos]bool{}
	asked := map[*types.Package]bool{}
	var fset *token.FileSet
	for _, act := range graph.Roots {
		fset = act.Package.Fset
		asked[act.Package.Types] = true
		for _, d := range act.Diagnostics {
			told[d.Pos] = true
		}
		if res, ok := act.Result.(*spill.Result); ok && res != nil {
			for _, pos := range res.Accepted {
				accepted[pos] = true
			}
		}
	}
	p := &link.Program{
		Told:    func(pos token.Pos) bool { return told[pos] || accepted[pos] },
		Report:  func(pkg *types.Package) bool { return asked[pkg] },
		Tests:   opts.Tests,
		Related: true, Generated: opts.Generated, URL: opts.URL, Settings: opts.Config,
		Infer: opts.Infer,
	}
	units(p, graph, g)
	if len(p.Units) == 0 {
		return nil
	}
	res, err := p.Link()
	if err != nil {
		return err
	}
	out.Linked, out.Mains = true, res.Mains
	for _, f := range res.Findings {
		if !told[f.Pos] {
			out.Findings = append(out.Findings, opts.finding(fset, f.Diagnostic, f.Entry))
		}
	}
	out.Unneeded = unneeded(fset, asked, g, opts)
	out.Modules, out.Rules = p.Modules, res.Rules
	for _, b := range res.Blind {
		if !told[b.Pos] {
			out.Blind = append(out.Blind, report.Blind{Position: position(fset, b.Pos), Callee: b.Callee})
		}
	}
	return nil
}

// units fills in the packages of the main modules and where facts come from.
func units(p *link.Program, graph *checker.Graph, g *guard) {
	facts := map[*types.Package]*checker.Action{}
	for act := range graph.All() {
		if act.Analyzer != g.facts {
			continue
		}
		facts[act.Package.Types] = act
		res, ok := g.results[act.Package.Types].(*summary.Result)
		if !ok || res == nil || !inMainModule(act.Package) || act.Package.ForTest != "" {
			continue
		}
		p.Units = append(p.Units, link.Unit{Types: act.Package.Types, Result: res})
		if m := act.Package.Module.Path; !slices.Contains(p.Modules, m) {
			p.Modules = append(p.Modules, m)
		}
	}
	slices.SortFunc(p.Units, func(a, b link.Unit) int {
		if a.Types.Path() < b.Types.Path() {
			return -1
		}
		return 1
	})
	slices.Sort(p.Modules)
	p.Fact = func(obj types.Object, fact analysis.Fact) bool {
		act, ok := facts[obj.Pkg()]
		return ok && act.ObjectFact(obj, fact)
	}
}

func inMainModule(p *packages.Package) bool { return p.Module != nil && p.Module.Main }
