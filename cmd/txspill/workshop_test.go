package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/semver"
)

// A workshop has a go.mod with one version of everything, which stands in for that of each module:
// with those that they have, each would want other versions.
type workshop struct {
	dir, config string
	modules     []*module
}

type module struct {
	Path, Version, Dir string
	packages           []string
}

func newWorkshop(t *testing.T, n int) *workshop {
	t.Helper()
	w := &workshop{dir: t.TempDir()}
	w.config = filepath.Join(w.dir, "everything.yml")
	var gomod, settings strings.Builder
	settings.WriteString("categories:\n")
	for _, c := range []string{"channel", "latency", "localcache", "nestedtx", "outerdb", "response", "telemetry"} {
		settings.WriteString("  " + c + ": on\n")
	}
	gomod.WriteString("module example.com/workshop\n\ngo 1.26.0\n\nrequire (\n")
	patterns := []string{"list", "-e", "-json=ImportPath,Module"}
	ranked := mostNeeded(t)
	for _, m := range ranked[:min(len(ranked), n+n/4)] { // some have no packages
		fmt.Fprintf(&gomod, "\t%s %s\n", m.Path, m.Version)
		patterns = append(patterns, m.Path+"/...")
	}
	gomod.WriteString(")\n")
	write(t, w.config, settings.String())
	write(t, filepath.Join(w.dir, "go.mod"), gomod.String())
	t.Setenv("GOFLAGS", "-mod=mod") // what they import is added
	have := map[string]*module{}
	list := json.NewDecoder(strings.NewReader(goOutput(t, w.dir, patterns...)))
	for list.More() {
		var p struct {
			ImportPath string
			Module     *module
		}
		if err := list.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if p.Module == nil {
			continue
		}
		if have[p.Module.Path] == nil {
			have[p.Module.Path] = p.Module
		}
		m := have[p.Module.Path]
		m.packages = append(m.packages, p.ImportPath)
	}
	for _, m := range ranked {
		if m = have[m.Path]; m != nil && len(w.modules) < n {
			w.modules = append(w.modules, m)
		}
	}
	return w
}

// env makes a module the main module, in the place of the workshop.
func (w *workshop) env(t *testing.T, m *module) []string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "go.mod")
	var gomod strings.Builder
	for line := range strings.Lines(w.read(t, "go.mod")) {
		switch fields := strings.Fields(line); {
		case len(fields) > 0 && fields[0] == "module":
			gomod.WriteString("module " + m.Path + "\n")
		case len(fields) < 2 || fields[0] != m.Path:
			gomod.WriteString(line)
		}
	}
	if _, err := os.Stat(filepath.Join(m.Dir, "go.mod")); err != nil { // older than modules
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(m.Dir)); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "go.mod"), "module "+m.Path+"\n")
		m.Dir = dir
	}
	write(t, name, gomod.String())
	write(t, strings.TrimSuffix(name, ".mod")+".sum", w.read(t, "go.sum"))
	return append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod -modfile="+name)
}

func (w *workshop) read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(w.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// mostNeeded lists the modules that the modules of testdata know of, those first that most others
// require, in the newest version that is required.
func mostNeeded(t *testing.T) []*module {
	t.Helper()
	dependents, version := map[string]map[string]bool{}, map[string]string{}
	for _, dir := range testModules(t) {
		for line := range strings.Lines(goOutput(t, dir, "mod", "graph")) {
			from, to, _ := strings.Cut(strings.TrimSpace(line), " ")
			from, _, _ = strings.Cut(from, "@")
			path, v, _ := strings.Cut(to, "@")
			if path == "go" || path == "toolchain" {
				continue
			}
			if dependents[path] == nil {
				dependents[path] = map[string]bool{}
			}
			dependents[path][from] = true
			if version[path] == "" || semver.Compare(v, version[path]) > 0 {
				version[path] = v
			}
		}
	}
	paths := slices.SortedFunc(maps.Keys(dependents), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(dependents[b]), len(dependents[a])), cmp.Compare(a, b))
	})
	var out []*module
	for _, path := range paths {
		out = append(out, &module{Path: path, Version: version[path]})
	}
	return out
}

// testModules returns the directories of the modules under testdata.
func testModules(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"/testdata/*/go.mod", "/testdata/*/*/go.mod"} {
		files, err := filepath.Glob(root + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			out = append(out, filepath.Dir(file))
		}
	}
	if len(out) == 0 {
		t.Fatal("no modules under testdata")
	}
	return out
}
