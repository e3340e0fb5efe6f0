package check

import (
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// all returns the analyzer and what it requires, directly or not, each once.
func all(root *analysis.Analyzer) []*analysis.Analyzer {
	var out []*analysis.Analyzer
	seen := make(map[*analysis.Analyzer]bool)
	var visit func(a *analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if !seen[a] {
			seen[a] = true
			out = append(out, a)
			for _, req := range a.Requires {
				visit(req)
			}
		}
	}
	visit(root)
	return out
}

// factPass returns the one analyzer that has facts, or nil if there is none or more than one. An
// analyzer with facts runs over dependencies, and so does what it requires; if there is one, then
// it is the last to run there, and nobody wants its result.
func factPass(root *analysis.Analyzer) *analysis.Analyzer {
	var found *analysis.Analyzer
	for _, a := range all(root) {
		if len(a.FactTypes) == 0 {
			continue
		}
		if found != nil {
			return nil
		}
		found = a
	}
	return found
}

// countPackages counts the packages whose last pass the guard sees: those asked for, and the
// dependencies if there is a fact pass.
func countPackages(root *analysis.Analyzer, pkgs []*packages.Package) int {
	if factPass(root) == nil {
		return len(pkgs)
	}
	n := 0
	packages.Visit(pkgs, nil, func(*packages.Package) { n++ })
	return n
}
