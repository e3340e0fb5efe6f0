package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

const modulePath = "github.com/txspill/txspill"

// layers are the packages of this module, lowest first. A package imports packages of lower layers
// only; those of one layer do not know each other. A new package gets its place here.
var layers = [][]string{
	{"passes/internal/document", "passes/fault"},
	{"passes/internal/catalog"},
	{"passes/config", "passes/internal/fragment", "passes/internal/directive", "passes/baseline"},
	{"passes/internal/lower", "passes/internal/summary"},
	{"passes/internal/region"},
	{"passes/internal/solver"},
	{"passes/internal/finding", "passes/internal/fix", "passes/internal/sight"},
	{"passes/summary"},
	{"passes/spill", "passes/link"},
	{"analyzer"},
	{"cmd/txspill/internal/report", "cmd/txspill/internal/diff"},
	{"cmd/txspill/internal/inferred", "cmd/txspill/internal/load", "cmd/txspill/internal/check"},
	{"cmd/txspill/internal/oracle"},
	{"cmd/txspill", "analyzer/golangci"},
}

// outside are the modules that analyzer and passes may import. The plugin is an exception.
var outside = []string{"golang.org/x/tools/", "go.yaml.in/yaml/v4"}

func TestImportDirection(t *testing.T) {
	rank := make(map[string]int)
	for i, layer := range layers {
		for _, path := range layer {
			rank[path] = i
		}
	}
	for _, pkg := range ourPackages(t) {
		path := within(pkg.ImportPath)
		own, known := rank[path]
		if !known {
			t.Errorf("%s has no place in layers", path)
			continue
		}
		for _, imp := range pkg.Imports {
			if dep := within(imp); dep != "" && rank[dep] >= own {
				t.Errorf("%s imports %s: imports point downwards", path, dep)
			}
			if isEngine(path) && isForeign(imp) {
				t.Errorf("%s imports %s: the engine needs the standard library, x/tools and yaml only", path, imp)
			}
		}
	}
}

type listedPackage struct {
	ImportPath string
	Imports    []string
}

// ourPackages lists the packages of the module without those that have nothing but tests.
func ourPackages(t *testing.T) []listedPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", modulePath+"/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var pkgs []listedPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var pkg listedPackage
		err := dec.Decode(&pkg)
		if errors.Is(err, io.EOF) {
			return pkgs
		}
		if err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, pkg)
	}
}

// within returns the path of a package inside this module, or "".
func within(path string) string {
	rest, _ := strings.CutPrefix(path, modulePath+"/")
	if rest == path {
		return ""
	}
	return rest
}

func isEngine(path string) bool {
	return path == "analyzer" || strings.HasPrefix(path, "passes/")
}

func isForeign(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	if !strings.Contains(first, ".") || within(imp) != "" {
		return false
	}
	for _, prefix := range outside {
		if strings.HasPrefix(imp, prefix) {
			return false
		}
	}
	return true
}
