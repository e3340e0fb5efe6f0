// The txspill command finds side effects inside database transactions. It runs by itself
// (txspill ./...) and as a tool of go vet (go vet -vettool=$(which txspill) ./...).
package main

import (
	"os"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/analyzer"
	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
)

func main() {
	os.Exit(run(os.Args[1:], newAnalyzer, os.Stdout, os.Stderr))
}

// newAnalyzer returns an analyzer that belongs to this process alone: the command sets its flags
// and guards its passes.
func newAnalyzer(cfg *config.Config, known *baseline.File) *analysis.Analyzer {
	settings := analyzer.Default()
	settings.Settings, settings.Known = cfg, known
	return analyzer.New(settings)
}
