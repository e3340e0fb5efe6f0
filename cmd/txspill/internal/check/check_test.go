package check

import (
	"go/types"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// pass is enough of a pass for the guard, which looks at the package only.
func pass(path string) *analysis.Pass {
	return &analysis.Pass{Pkg: types.NewPackage(path, "p"), TypesInfo: new(types.Info)}
}

// After a failure the other passes over the package do not run; those over other packages do.
func TestGuard(t *testing.T) {
	var ran atomic.Int32
	low := &analysis.Analyzer{Name: "low", ResultType: reflect.TypeFor[*int](), Run: func(p *analysis.Pass) (any, error) {
		if p.Pkg.Path() == "bad" {
			panic("no good")
		}
		return new(int), nil
	}}
	high := &analysis.Analyzer{Name: "high", Requires: []*analysis.Analyzer{low}, Run: func(*analysis.Pass) (any, error) {
		ran.Add(1)
		return nil, nil
	}}
	steps := 0
	bad, good := pass("bad"), pass("good")
	pkgs := []*packages.Package{{Types: bad.Pkg}, {Types: good.Pkg}}
	g := newGuard(high, pkgs, func() { steps++ })

	result, err := low.Run(bad)
	if err != nil || result != (*int)(nil) {
		t.Errorf("low on bad: %v, %v; want a typed nil and no error", result, err)
	}
	for _, p := range []*analysis.Pass{bad, good} {
		if result, err := high.Run(p); result != nil || err != nil {
			t.Errorf("high on %s: %v, %v", p.Pkg.Path(), result, err)
		}
	}
	if ran.Load() != 1 || steps != 2 {
		t.Errorf("high ran %d times in %d steps, want 1 in 2", ran.Load(), steps)
	}
	if len(g.problems) != 1 {
		t.Fatalf("got problems %v, want one", g.problems)
	}
	p := g.problems[0]
	if p.Package != "bad" || !strings.Contains(p.Message, "no good (check_test.go:") || !strings.Contains(p.Detail, "TestGuard") {
		t.Errorf("got %+v", p)
	}
}

// A panic outside of any package is a problem of the whole program.
func TestGuardProtectsLink(t *testing.T) {
	g := new(guard)
	if !g.protect("", func() error { panic("no good") }) || g.protect("", func() error { return nil }) {
		t.Error("protect does not tell a panic from its absence")
	}
	if len(g.problems) != 1 || g.problems[0].Package != "" ||
		!strings.HasPrefix(g.problems[0].Message, "the program was not linked, its packages were analysed one by one: txspill failed") ||
		!strings.Contains(g.problems[0].Message, "no good (check_test.go:") {
		t.Errorf("got %+v", g.problems)
	}
}

// Of a dependency nothing is kept once its last pass is done; of a package asked for everything is.
func TestGuardReleases(t *testing.T) {
	newPass := func(name string, facts bool, requires ...*analysis.Analyzer) *analysis.Analyzer {
		a := &analysis.Analyzer{Name: name, Requires: requires, ResultType: reflect.TypeFor[*int]()}
		a.Run = func(*analysis.Pass) (any, error) { return new(int), nil }
		if facts {
			a.FactTypes = []analysis.Fact{nil}
		}
		return a
	}
	inspect := newPass("inspect", false)
	summary := newPass("summary", true, inspect)
	root := newPass("root", false, summary)
	asked, dep := pass("asked"), pass("dep")
	steps := 0
	deps := &packages.Package{Types: dep.Pkg, TypesInfo: new(types.Info)}
	newGuard(root, []*packages.Package{{
		Types: asked.Pkg, Imports: map[string]*packages.Package{"dep": deps},
	}}, func() { steps++ })

	for _, test := range []struct {
		a    *analysis.Analyzer
		p    *analysis.Pass
		kept bool
	}{
		{inspect, dep, true}, {summary, dep, false},
		{inspect, asked, true}, {summary, asked, true}, {root, asked, true},
	} {
		result, err := test.a.Run(test.p)
		if err != nil {
			t.Fatal(err)
		}
		if kept := result != (*int)(nil); kept != test.kept {
			t.Errorf("%s on %s: kept %v", test.a, test.p.Pkg.Path(), kept)
		}
		if (test.p.TypesInfo != nil) != test.kept {
			t.Errorf("%s on %s: its syntax is kept: %v", test.a, test.p.Pkg.Path(), !test.kept)
		}
	}
	if steps != 2 || deps.TypesInfo != nil {
		t.Errorf("%d steps, want 2; %v left of the dependency", steps, deps.TypesInfo)
	}
}
