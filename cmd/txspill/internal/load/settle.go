package load

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// settle separates sound packages from broken ones.
//
// Broken is a package with errors of its own, or whose imports leave it without some of its
// types. It is taken out of its importers' imports, so that the analysis of an importer does not
// wait for it: go/packages would call everything above one mistake ill-typed, and nothing would
// be analysed. The importers lose what the broken package would have told them, which is why
// there is a problem for it.
func settle(roots []*packages.Package, std, dir string) *Result {
	var all []*packages.Package
	packages.Visit(roots, nil, func(p *packages.Package) { all = append(all, p) })
	byID(all)

	broken := make(map[*packages.Package]bool)
	for _, p := range all {
		if inStd(p, std) {
			dropUnusedImports(p)
		}
		p.IllTyped = len(p.Errors) > 0
		broken[p] = p.IllTyped
	}
	spread(roots, broken)
	res := &Result{Problems: problems(all, broken, dir), Broken: names(all, broken)}
	for _, p := range all {
		maps.DeleteFunc(p.Imports, func(_ string, dep *packages.Package) bool { return broken[dep] })
	}
	for _, p := range roots {
		switch {
		case broken[p] || isTestMain(p):
		case inStd(p, std):
			res.Problems = append(res.Problems, report.Problem{
				Package: p.PkgPath, Message: "the standard library is not analysed",
			})
		default:
			res.Packages = append(res.Packages, p)
		}
	}
	byID(res.Packages)
	return res
}

// names returns the names of the broken packages, those of the main module first.
func names(all []*packages.Package, broken map[*packages.Package]bool) []string {
	var ours, others []string
	for _, p := range all {
		switch {
		case !broken[p] || isTestMain(p) || !found(p):
		case inMain(p):
			ours = append(ours, name(p))
		default:
			others = append(others, name(p))
		}
	}
	slices.Sort(ours)
	slices.Sort(others)
	return slices.Compact(append(ours, others...))
}

// name is the import path, and says so if it is the variant with tests that is meant.
func name(p *packages.Package) string {
	if p.ForTest != "" {
		return p.ForTest + " with its tests"
	}
	return p.PkgPath
}

func inMain(p *packages.Package) bool { return p.Module != nil && p.Module.Main }

func inStd(p *packages.Package, std string) bool {
	return std != "" && p.Module == nil && len(p.GoFiles) > 0 && strings.HasPrefix(p.GoFiles[0], std)
}

// isTestMain recognises the main package that `go test` generates.
func isTestMain(p *packages.Package) bool {
	return p.Name == "main" && strings.HasSuffix(p.ID, ".test") && p.ForTest == ""
}

// dropUnusedImports forgets the errors that stripBodies caused, if there are no others.
func dropUnusedImports(p *packages.Package) {
	for _, err := range p.TypeErrors {
		if !err.Soft {
			return
		}
	}
	if len(p.Errors) == len(p.TypeErrors) {
		p.Errors, p.TypeErrors = nil, nil
	}
}
