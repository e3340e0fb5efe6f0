// Package spill is the pass that reports effects inside a region.
package spill

import (
	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/config"
	"github.com/txspill/txspill/passes/internal/finding"
	"github.com/txspill/txspill/passes/internal/fragment"
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
	Summary   *analysis.Analyzer
}

// New returns the pass. What cfg says counts when the pass runs, so that flags may change it.
func New(cfg *Config) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:     cfg.Name,
		Doc:      cfg.Doc,
		URL:      cfg.URL,
		Requires: []*analysis.Analyzer{cfg.Summary},
	}
	a.Run = func(pass *analysis.Pass) (any, error) {
		res := pass.ResultOf[cfg.Summary].(*summary.Result)
		if res.Engine == nil {
			return nil, nil
		}
		spills := res.Engine.Spills(func(f *fragment.Func) bool {
			return (cfg.Tests || !f.Test) && (cfg.Generated || !f.Generated) && !cfg.Settings.Excluded(f.At.File)
		})
		for i := range spills {
			f := finding.Of(&spills[i])
			pass.Report(diagnostic(cfg, &f))
		}
		return nil, nil
	}
	return a
}

func diagnostic(cfg *Config, f *finding.Finding) analysis.Diagnostic {
	d := analysis.Diagnostic{
		Pos:      f.Pos,
		Category: string(f.Category),
		Message:  f.Message(),
	}
	if cfg.URL != "" {
		d.URL = cfg.URL
	}
	if cfg.Related {
		d.Related = f.Related()
	}
	return d
}
