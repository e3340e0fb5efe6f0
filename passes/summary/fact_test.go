package summary_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/txspill/txspill/passes/summary"
)

// TestFacts compares the facts of a module of wrappers with its want comments. A function
// without one must have no fact.
func TestFacts(t *testing.T) {
	analysistest.Run(t, module(t, "factwants"), summary.New(summary.Config{}), "./...")
}
