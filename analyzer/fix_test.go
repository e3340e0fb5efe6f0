package analyzer_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/txspill/txspill/analyzer"
)

// The fixes make of a fixture what its golden file says: where one is not certain, nothing changes.
func TestFixes(t *testing.T) {
	t.Parallel()
	dir := module(t, "fixtures")
	cfg := analyzer.Default()
	cfg.Settings = settings(t, dir)
	analysistest.RunWithSuggestedFixes(t, dir, analyzer.New(cfg), "./mend", "./mend/use")
}
