package golangci

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// A pass that panics costs the findings of its package. It is said there, and where that package is
// imported by the project, itself or by way of libraries, because it need not be among those linted.
func TestReportFailures(t *testing.T) {
	got := findings(t, failing(), "./app/...")
	want := []string{
		"app/app.go:1: looked at",
		"app/broken/broken.go:1: example.com/m/app/broken: not analysed: txspill failed with an internal error: no good (failure_test.go); please report it",
		"app/far/far.go:1: example.com/lib/broken: not analysed: txspill failed with an internal error: no good (failure_test.go); please report it",
		"app/far/far.go:1: looked at",
		"app/near/near.go:1: example.com/m/app/broken: not analysed: txspill failed with an internal error: no good (failure_test.go); please report it",
		"app/near/near.go:1: example.com/m/other/broken: not analysed: txspill failed with an internal error: no good (failure_test.go); please report it",
		"app/near/near.go:1: looked at",
		"app/wrong/wrong.go:1: example.com/m/app/wrong: cannot go on",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// failing looks at packages; over those called broken it panics where facts are made, and over those
// called wrong it fails afterwards.
func failing() *analysis.Analyzer {
	low := &analysis.Analyzer{Name: "low", Doc: "facts", ResultType: reflect.TypeFor[*int]()}
	low.Run = func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() == "broken" {
			panic("no good")
		}
		return new(int), nil
	}
	root := &analysis.Analyzer{Name: "txspill", Doc: "findings", Requires: []*analysis.Analyzer{low}}
	root.Run = func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() == "wrong" {
			return nil, errors.New("cannot go on")
		}
		report(pass, "looked at")
		return *pass.ResultOf[low].(*int), nil
	}
	root.ResultType = reflect.TypeFor[int]()
	reportFailures(root, low)
	return root
}

// findings runs the analyzer over a module with a library, and returns its findings.
func findings(t *testing.T, a *analysis.Analyzer, patterns ...string) []string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":                 "module example.com/m\n\ngo 1.26\n\nrequire example.com/lib v0.0.0\n\nreplace example.com/lib => ./lib\n",
		"app/app.go":             "package app\n\nimport _ \"example.com/m/app/near\"\n",
		"app/near/near.go":       "package near\n\nimport (\n\t_ \"example.com/m/app/broken\"\n\t_ \"example.com/m/other/broken\"\n)\n",
		"app/far/far.go":         "package far\n\nimport _ \"example.com/lib\"\n",
		"app/broken/broken.go":   "package broken\n",
		"app/wrong/wrong.go":     "package wrong\n",
		"other/broken/broken.go": "package broken\n",
		"lib/go.mod":             "module example.com/lib\n\ngo 1.26\n",
		"lib/lib.go":             "package lib\n\nimport _ \"example.com/lib/broken\"\n",
		"lib/broken/broken.go":   "package broken\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir, Env: append(os.Environ(), "GOWORK=off", "GOFLAGS="),
	}, patterns...)
	if err != nil || packages.PrintErrors(pkgs) > 0 {
		t.Fatal("not loaded: ", err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, &checker.Options{SanityCheck: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("%s: %v", act.Package, act.Err)
		}
		for _, d := range act.Diagnostics {
			p := act.Package.Fset.Position(d.Pos)
			text, _, _ := strings.Cut(d.Message, " at https")
			if i := strings.Index(text, ".go:"); i >= 0 { // the line of the panic
				text = text[:i+3] + strings.TrimLeft(text[i+4:], "0123456789")
			}
			out = append(out, fmt.Sprintf("%s:%d: %s", strings.TrimPrefix(filepath.ToSlash(p.Filename), filepath.ToSlash(dir)+"/"), p.Line, text))
		}
	}
	slices.Sort(out)
	return out
}
