// Package spill is the pass that reports effects inside a region.
package spill

import (
	"go/token"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
	"github.com/txspill/txspill/passes/fault"
	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/finding"
	"github.com/txspill/txspill/passes/internal/fix"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/solver"
	"github.com/txspill/txspill/passes/summary"
)

// Config says what is reported.
type Config struct {
	Name      string // of the analyzer: golangci-lint prefixes messages when it is not the plugin's
	Doc       string
	URL       string
	Tests     bool           // report in _test.go files
	Generated bool           // report in generated files
	Related   bool           // attach the beginning of the transaction to findings
	Settings  *config.Config // the files to leave out; nil: none
	Known     *baseline.File // findings that are not reported; nil: none
	Summary   *analysis.Analyzer
}

// New returns the pass. What cfg says counts when the pass runs, so that flags may change it.
func New(cfg *Config) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       cfg.Name,
		Doc:        cfg.Doc,
		URL:        cfg.URL,
		Requires:   []*analysis.Analyzer{cfg.Summary},
		Run:        func(pass *analysis.Pass) (any, error) { return run(cfg, pass) },
		ResultType: reflect.TypeFor[*Result](),
	}
}

// Result is what the pass leaves behind for a driver that goes on with its findings.
type Result struct {
	Findings []baseline.Finding // in the order in which they were reported
	Accepted []token.Pos        // the calls of which the author accepts findings
}

func run(cfg *Config, pass *analysis.Pass) (out *Result, err error) {
	sum := pass.ResultOf[cfg.Summary].(*summary.Result)
	defer fault.Catch(pass.Pkg.Path(), sum.At, &err)
	out = &Result{}
	for _, p := range sum.Problems(cfg.Tests, cfg.Generated) {
		pass.Report(cfg.complete(p))
	}
	if sum.Engine == nil {
		return out, nil
	}
	spills := sum.Engine.Spills(solver.Wanted{
		Func: func(f *fragment.Func) bool {
			return (cfg.Tests || !f.Test) && (cfg.Generated || !f.Generated) && !cfg.Settings.Excluded(f.At.File)
		},
		Ignored: func(_ *fragment.Func, s *fragment.Site, c catalog.Category) bool {
			ignored := sum.Comments.Ignore(s.Pos, c)
			if ignored {
				out.Accepted = append(out.Accepted, s.Pos)
			}
			return ignored
		},
	})
	known := cfg.Known.Match()
	mend := &fix.Package{Types: pass.Pkg, Info: pass.TypesInfo, Files: pass.Files, Catalog: sum.Catalog()}
	for i := range spills {
		sum.At.Enter(spills[i].Func.ID)
		f := finding.Of(&spills[i])
		if sum.Comments.Silenced(f.Pos) {
			out.Accepted = append(out.Accepted, f.Pos)
			continue
		}
		if known.Known(f.Entry()) {
			continue
		}
		d := diagnostic(cfg, &f)
		if m := mend.Of(&spills[i]); m != nil {
			d.SuggestedFixes = []analysis.SuggestedFix{{Message: finding.Mend(m.Variant, m.Handle), TextEdits: m.Edits}}
		}
		out.Findings = append(out.Findings, baseline.Finding{Diagnostic: d, Entry: f.Entry()})
		pass.Report(d)
	}
	return out, nil
}

func (cfg *Config) complete(d analysis.Diagnostic) analysis.Diagnostic {
	if cfg.URL != "" {
		d.URL = cfg.URL
	}
	return d
}

func diagnostic(cfg *Config, f *finding.Finding) analysis.Diagnostic {
	d := analysis.Diagnostic{
		Pos:      f.Pos,
		Category: string(f.Category),
		Message:  f.Message(),
	}
	if cfg.Related {
		d.Related = f.Related()
	}
	return cfg.complete(d)
}
