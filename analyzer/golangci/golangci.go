// Package golangci makes txspill a linter of golangci-lint v2: a module plugin, which is compiled
// into golangci-lint by `golangci-lint custom` or by a main of your own that imports this package.
package golangci

import (
	"errors"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/analyzer"
	"github.com/txspill/txspill/passes/config"
)

//nolint:gochecknoinits // golangci-lint knows a plugin by what its package registers when it is linked in
func init() { register.Plugin(analyzer.Name, New) }

// New returns the plugin for what stands under linters.settings.custom.txspill.settings: what may
// stand in .txspill.yml, and nothing else. A file with settings is not read: golangci-lint keeps its
// results for as long as its own configuration stays as it is.
func New(settings any) (register.LinterPlugin, error) {
	set, err := config.Decode(settings)
	if err != nil {
		return nil, err
	}
	if _, err := set.Catalog(); err != nil { // now, and not once in each package
		return nil, err
	}
	if set.NamesBaseline() {
		return nil, errors.New("settings: baseline: is not read in golangci-lint: " +
			"use its flag --new-from-rev, or its exclusions, for findings that are known")
	}
	return &plugin{settings: set}, nil
}

type plugin struct{ settings *config.Config }

// BuildAnalyzers returns one analyzer, whose name is that of the plugin: golangci-lint prefixes the
// messages of others with their names. Related places are left out, because it makes a finding of
// its own of each of them.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	return []*analysis.Analyzer{analyzer.New(analyzer.Config{Settings: p.settings})}, nil
}

// GetLoadMode asks for types.
func (*plugin) GetLoadMode() string { return register.LoadModeTypesInfo }
