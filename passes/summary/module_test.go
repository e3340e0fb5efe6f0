package summary_test

import (
	"bytes"
	"encoding/gob"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	facts "github.com/txspill/txspill/passes/internal/summary"
	"github.com/txspill/txspill/passes/summary"
)

// module returns the directory of a module of testdata, its dependencies downloaded.
func module(t *testing.T, name string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	gotool(t, dir, "mod", "download")
	return dir
}

// gotool runs the go command in a module and returns what it prints.
func gotool(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return strings.TrimSpace(string(out))
}

// load loads the packages of a module, with all that they depend on, from source.
func load(t *testing.T, dir string) []*packages.Package {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir, Env: append(os.Environ(), "GOWORK=off"),
	}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		t.Fatalf("%s does not compile", dir)
	}
	return pkgs
}

// analyze runs the pass over packages and their dependencies and returns the facts that it
// leaves, by the name of the function.
func analyze(t *testing.T, pkgs []*packages.Package) map[string]*facts.Summary {
	t.Helper()
	graph, err := checker.Analyze([]*analysis.Analyzer{summary.New(&summary.Config{})}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*facts.Summary{}
	for act := range graph.All() {
		if act.Err != nil {
			t.Fatalf("%s: %v", act.Package.PkgPath, act.Err)
		}
		for _, f := range act.AllObjectFacts() {
			if s, ok := f.Fact.(*facts.Summary); ok {
				out[f.Object.(*types.Func).FullName()] = s
			}
		}
	}
	return out
}

// encode returns the bytes of a fact, as drivers write them.
func encode(t *testing.T, s *facts.Summary) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(s); err != nil {
		t.Fatalf("%v: %v", s, err)
	}
	return buf.Bytes()
}
