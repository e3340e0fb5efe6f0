// Package golangci makes txspill a linter of golangci-lint v2: a module plugin, which is compiled
// into golangci-lint by `golangci-lint custom` or by a main of your own that imports this package.
package golangci

import (
	"crypto/sha256"
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/analyzer"
	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
)

//nolint:gochecknoinits // golangci-lint knows a plugin by what its package registers when it is linked in
func init() { register.Plugin(analyzer.Name, New) }

// New returns the plugin for what stands under linters.settings.custom.txspill.settings: what may
// stand in .txspill.yml. A file with settings is not read: golangci-lint keeps what it knows of
// dependencies for as long as its own configuration stays as it is. The baseline at the root of the
// module is.
func New(settings any) (register.LinterPlugin, error) {
	set, err := config.Decode(settings)
	if err != nil {
		return nil, err
	}
	if _, err := set.Catalog(); err != nil { // now, and not once in each package
		return nil, err
	}
	known, err := readBaseline(set)
	if err != nil {
		return nil, err
	}
	return &plugin{settings: set, known: known}, nil
}

type plugin struct {
	settings *config.Config
	known    *baseline.File
}

// BuildAnalyzers returns the analyzer under the name of the plugin: golangci-lint prefixes the
// messages of others with their names. Related places are left out, because it makes a finding of
// its own of each of them, and so are nolint comments, which are its own business.
//
// Its cache keeps findings under the names of the analyzers: with a baseline there is a second one,
// which does nothing, and has the content of the file in its name.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	a := analyzer.New(analyzer.Config{Settings: p.settings, Known: p.known})
	reportFailures(a, a.Requires[0])
	all := []*analysis.Analyzer{a}
	if p.known != nil {
		all = append(all, &analysis.Analyzer{
			Name: fmt.Sprintf("txspill_baseline_%x", sha256.Sum256(p.known.Text())),
			Doc:  "mark results of txspill as those with this baseline",
			Run:  func(*analysis.Pass) (any, error) { return nil, nil },
		})
	}
	return all, nil
}

// GetLoadMode asks for types.
func (*plugin) GetLoadMode() string { return register.LoadModeTypesInfo }
