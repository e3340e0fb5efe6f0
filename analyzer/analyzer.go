package analyzer

import (
	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/spill"
	"github.com/txspill/txspill/passes/summary"
)

// Name is the name of the analyzer.
const Name = "txspill"

const url = "https://github.com/txspill/txspill#what-it-finds"

// Config says what is reported.
type Config struct {
	Tests      bool // report in _test.go files too
	Generated  bool // report in generated files too
	AbortPaths bool // report effects on the way to a rollback too
	ReadOnly   bool // report effects inside transactions that cannot write too
	Related    bool // attach to each finding where its transaction begins
}

// Default returns the configuration of go vet and of the command.
func Default() Config { return Config{Related: true} }

// New returns an analyzer of its own for a configuration. Its flags (tests, generated) change
// that analyzer alone.
func New(cfg Config) *analysis.Analyzer {
	counts := &summary.Config{AbortPaths: cfg.AbortPaths, ReadOnly: cfg.ReadOnly}
	sum := summary.New(counts)
	report := &spill.Config{
		Name: Name, Doc: manual(), URL: url,
		Tests: cfg.Tests, Generated: cfg.Generated, Related: cfg.Related, Summary: sum,
	}
	a := spill.New(report)
	a.Flags.BoolVar(&report.Tests, "tests", cfg.Tests, "report in _test.go files too")
	a.Flags.BoolVar(&counts.AbortPaths, "abort-paths", cfg.AbortPaths, "report effects on the way to a rollback too")
	a.Flags.BoolVar(&counts.ReadOnly, "read-only", cfg.ReadOnly, "report effects in transactions that cannot write too")
	a.Flags.BoolVar(&report.Generated, "generated", cfg.Generated, "report in generated files too")
	return a
}

// Analyzer is txspill with its default configuration.
var Analyzer = New(Default())
