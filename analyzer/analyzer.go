package analyzer

import (
	"errors"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
	"github.com/txspill/txspill/passes/spill"
	"github.com/txspill/txspill/passes/summary"
)

// Name is the name of the analyzer.
const Name = "txspill"

const url = "https://github.com/txspill/txspill#what-it-finds"

// Config says what is reported. What Settings ask for is reported as well.
type Config struct {
	Tests      bool           // report in _test.go files too
	Generated  bool           // report in generated files too
	AbortPaths bool           // report effects on the way to a rollback too
	ReadOnly   bool           // report effects inside transactions that cannot write too
	Related    bool           // attach to each finding where its transaction begins
	Settings   *config.Config // what the project says of its own code, and its settings; nil: nothing
	Known      *baseline.File // findings that are not reported; nil: none
	Nolint     bool           // honour nolint comments: for hosts that do not do it themselves
}

// Default returns the configuration of go vet and of the command.
func Default() Config { return Config{Related: true, Nolint: true} }

// New returns an analyzer of its own for a configuration. Its flags change that analyzer alone.
func New(cfg Config) *analysis.Analyzer {
	set := cfg.Settings
	counts := &summary.Config{Settings: set}
	if cfg.Nolint {
		counts.Nolint = Name
	}
	report := &spill.Config{
		Name: Name, Doc: manual(), URL: url,
		Related: cfg.Related, Settings: set, Known: cfg.Known, Summary: summary.New(counts),
	}
	a := spill.New(report)
	flag := func(p *bool, name string, on bool, usage string) { a.Flags.BoolVar(p, name, on, usage) }
	flag(&report.Tests, "tests", cfg.Tests || set.Tests(), "report in _test.go files too")
	flag(&report.Generated, "generated", cfg.Generated || set.Generated(), "report in generated files too")
	flag(&counts.AbortPaths, "abort-paths", cfg.AbortPaths || set.AbortPaths(), "report effects on the way to a rollback too")
	flag(&counts.ReadOnly, "read-only", cfg.ReadOnly || set.ReadOnly(), "report effects in transactions that cannot write too")
	a.Flags.StringVar(&counts.Module, "module", "", "`path` of the module under analysis, for drivers that do not know it (Bazel)")
	counts.NoReads = !set.Reads()
	a.Flags.Var((*not)(&counts.NoReads), "reads", "report effects that only read; -reads=false leaves them out")
	return a
}

// not is a flag that says the opposite of the variable that it sets.
type not bool

func (n *not) IsBoolFlag() bool { return true }
func (n *not) String() string   { return strconv.FormatBool(n != nil && !bool(*n)) }
func (n *not) Set(s string) error {
	v, err := strconv.ParseBool(s)
	if err != nil {
		return errors.New("write true or false")
	}
	*n = not(!v)
	return nil
}

// Analyzer is txspill with its default configuration.
var Analyzer = New(Default())
