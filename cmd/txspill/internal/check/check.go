// Package check runs an analyzer over loaded packages and gathers what it says.
package check

import (
	"go/token"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
	"github.com/txspill/txspill/passes/spill"
)

// Progress is told how many packages there are to analyse, dependencies included, and when each of
// them is done, by several goroutines.
type Progress struct {
	Begin func(total int)
	Step  func()
}

// Options say how to run.
type Options struct {
	Progress
	Link      bool   // link the program
	Infer     bool   // say what separate analysis would have to be told
	Tests     bool   // report in test files
	Generated bool   // report in generated files
	URL       string // of the rules' documentation
	Config    *config.Config
}

// Run analyses the packages and what they import. A pass that fails or panics becomes a problem and
// costs the findings of its package only. The analyzer must not be used by anything else: Run guards
// its passes in place.
func Run(a *analysis.Analyzer, pkgs []*packages.Package, opts Options) (*report.Report, error) {
	p := opts.Progress
	p.Begin(countPackages(a, pkgs))
	g := newGuard(a, pkgs, p.Step)
	g.link = opts.Link
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
	if err != nil {
		return nil, err
	}
	asked := paths(pkgs)
	out := &report.Report{Packages: len(asked), Asked: asked, Slowest: g.slowest()}
	for _, act := range graph.Roots {
		if act.Err != nil {
			out.Problems = append(out.Problems, report.Problem{Package: act.Package.PkgPath, Message: act.Err.Error()})
		}
		known := entries(act)
		for _, d := range act.Diagnostics {
			out.Findings = append(out.Findings, opts.finding(act.Package.Fset, d, known[place{d.Pos, d.Category}]))
		}
	}
	if sum := summaries(a); opts.Link && sum != nil {
		g.protect("", func() error { return linked(graph, g, out, opts) })
	}
	out.Problems = append(out.Problems, g.problems...)
	return out, nil
}

// paths returns the import paths of packages, whatever their test variants.
func paths(pkgs []*packages.Package) map[string]bool {
	out := make(map[string]bool)
	for _, p := range pkgs {
		if p.ForTest != "" {
			out[p.ForTest] = true
			continue
		}
		out[p.PkgPath] = true
	}
	return out
}

// place is where a finding is; there is one of a category.
type place struct {
	pos      token.Pos
	category string
}

// entries returns what the findings of a pass are known by.
func entries(act *checker.Action) map[place]baseline.Entry {
	res, ok := act.Result.(*spill.Result)
	if !ok || res == nil {
		return nil
	}
	out := map[place]baseline.Entry{}
	for _, f := range res.Findings {
		out[place{f.Pos, f.Category}] = f.Entry
	}
	return out
}

func (o *Options) finding(fset *token.FileSet, d analysis.Diagnostic, known baseline.Entry) report.Finding {
	f := report.Finding{
		Entry:    known,
		Position: position(fset, d.Pos),
		Message:  d.Message,
		Category: d.Category,
		URL:      d.URL,
		Severity: report.Error,
	}
	if o.Config.Level(d.Category) == config.Warning {
		f.Severity = report.Warning
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, report.Related{Position: position(fset, r.Pos), Message: r.Message})
	}
	return f
}

func position(fset *token.FileSet, pos token.Pos) report.Position {
	p := fset.Position(pos)
	return report.Position{File: p.Filename, Line: p.Line, Col: p.Column}
}
