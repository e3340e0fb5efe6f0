package main

import (
	"os/exec"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/cmd/txspill/internal/check"
	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// Much code that nobody wrote for txspill: all of the standard library, and all that the shop and
// the fixtures import. Each package is treated as if it belonged to the module under analysis, so
// that nothing is skipped and everything is linked. What is found is of no interest: it must come to
// an end, within memory, and nothing may fail. The race detector, which takes eight times as long, has
// enough to look at elsewhere: under it, the test runs without.
func TestRobust(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	if underRace() {
		out, err := exec.Command("go", "test", "-buildvcs=false", "-count=1", "-timeout=30m", "-v", "-run=^TestRobust$", ".").CombinedOutput()
		t.Logf("%s", out)
		if err != nil {
			t.Error(err)
		}
		return
	}
	const bound = 4 << 10 // MB
	for _, test := range []struct {
		name, dir, pattern string
		wanted             func(*packages.Package) bool
	}{
		{"std", ".", "std", func(*packages.Package) bool { return true }},
		{"shop", root + "/testdata/shop", "./...", inModule},
		{"fixtures", root + "/testdata/fixtures", "./...", inModule},
	} {
		t.Run(test.name, func(t *testing.T) {
			began := time.Now()
			pkgs := adopt(t, test.dir, test.pattern, test.wanted)
			read := time.Now()
			rep, err := check.Run(newAnalyzer(nil, nil), pkgs, check.Options{
				Progress: check.Progress{Begin: func(int) {}, Step: func() {}}, Link: true, Tests: true, Generated: true,
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range rep.Problems {
				t.Errorf("%s: %s\n%s", p.Package, p.Message, p.Detail)
			}
			memory := mostMemory() >> 20
			t.Logf("%d packages, %d findings, %d blind spots; read in %v, analysed and linked in %v, with %d MB of memory at most so far",
				len(pkgs), len(rep.Findings), len(rep.Blind), round(read.Sub(began)), round(time.Since(read)), memory)
			if memory > bound {
				t.Errorf("%d MB of memory, more than %d MB", memory, bound)
			}
			logSlowest(t, rep.Slowest)
		})
	}
}

// underRace reports whether the race detector is on.
func underRace() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// logSlowest says what took longest. How long it may take is for the time limit of the tests.
func logSlowest(t *testing.T, slowest []report.Timing) {
	t.Helper()
	for _, s := range slowest {
		t.Logf("%s took %v", s.Package, round(s.Took))
	}
}

// adopt loads packages with all that they import, and makes those wanted part of the main module.
func adopt(t *testing.T, dir, pattern string, wanted func(*packages.Package) bool) []*packages.Package {
	t.Helper()
	roots, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir}, pattern)
	if err != nil {
		t.Fatal(err)
	}
	var out []*packages.Package
	packages.Visit(roots, nil, func(p *packages.Package) {
		if len(p.Errors) > 0 {
			t.Fatalf("%s: %v", p.PkgPath, p.Errors)
		}
		if wanted(p) {
			path, _, _ := strings.Cut(p.PkgPath, "/")
			p.Module = &packages.Module{Path: path, Main: true}
			out = append(out, p)
		}
	})
	return out
}

func inModule(p *packages.Package) bool { return p.Module != nil }
