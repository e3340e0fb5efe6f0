package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// nogo is the driver of Bazel's rules_go, from its own source, with txspill in it. Bazel calls it
// once for each package that is not of the standard library, with the facts of the packages that
// this one imports, in a sandbox of relative paths, without an environment, on any machine.
type nogo struct {
	exe  string
	jobs int
}

// unit is a package, as Bazel describes it to nogo.
type unit struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Export     string
	Imports    []string
	ImportMap  map[string]string
	Standard   bool
	Module     *struct{ Main bool }
	findings   string
	done       chan struct{}
}

// sandbox is where nogo runs: what it needs is there, under relative names.
type sandbox struct {
	nogo  *nogo
	dir   string
	units map[string]*unit
	std   string // its lines in importcfg
}

// run analyses the packages of a module, and returns the findings.
func (n *nogo) run(t *testing.T, module, dir string) string {
	t.Helper()
	box := &sandbox{nogo: n, dir: dir, units: map[string]*unit{}}
	listed := goOutput(t, module, "list", "-deps", "-export",
		"-json=ImportPath,Dir,GoFiles,Export,Imports,ImportMap,Standard,Module", "./...")
	for dec := json.NewDecoder(strings.NewReader(listed)); ; {
		u := &unit{done: make(chan struct{})}
		if err := dec.Decode(u); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if u.Standard && u.Export == "" {
			continue // unsafe
		}
		if u.Standard {
			box.std += fmt.Sprintf("packagefile %s=%s\n", u.ImportPath, u.Export)
			continue
		}
		box.units[u.ImportPath] = u
	}
	slots := make(chan struct{}, n.jobs)
	for _, u := range box.units {
		go func() {
			defer close(u.done)
			for _, d := range box.deps(u) {
				<-d.done
			}
			slots <- struct{}{}
			defer func() { <-slots }()
			if err := box.analyse(u); err != nil {
				t.Errorf("%s: %v", u.ImportPath, err)
			}
		}()
	}
	var findings strings.Builder
	for _, path := range slices.Sorted(maps.Keys(box.units)) {
		u := box.units[path]
		<-u.done
		findings.WriteString(u.findings)
	}
	return findings.String()
}

// deps are the packages that this one imports; nogo is told of no others.
func (b *sandbox) deps(u *unit) []*unit {
	var out []*unit
	for _, path := range u.Imports {
		if d := b.units[path]; d != nil {
			out = append(out, d)
		}
	}
	return out
}

// analyse runs nogo on one package.
func (b *sandbox) analyse(u *unit) error {
	name := strings.NewReplacer("/", "_").Replace(u.ImportPath)
	importcfg := b.std
	for old, now := range u.ImportMap {
		importcfg += fmt.Sprintf("importmap %s=%s\n", old, now)
	}
	args := []string{"-p", u.ImportPath, "-fix_dir", ".", "-importcfg", name + ".importcfg", "-go_version",
		strings.TrimPrefix(runtime.Version(), "go"), "-x", name + ".facts"}
	for _, d := range b.deps(u) {
		importcfg += fmt.Sprintf("packagefile %s=%s\n", d.ImportPath, d.Export)
		args = append(args, "-fact", d.ImportPath+"="+strings.ReplaceAll(d.ImportPath, "/", "_")+".facts")
	}
	own := u.Module != nil && u.Module.Main
	if !own {
		args = append(args, "-facts_only")
	}
	if err := os.WriteFile(filepath.Join(b.dir, name+".importcfg"), []byte(importcfg), 0o666); err != nil {
		return err
	}
	for _, file := range u.GoFiles {
		inside := filepath.Join(u.ImportPath, file)
		data, err := os.ReadFile(filepath.Join(u.Dir, file))
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(b.dir, u.ImportPath), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(b.dir, inside), data, 0o666); err != nil {
			return err
		}
		args = append(args, inside)
	}
	if len(u.GoFiles) == 0 {
		return os.WriteFile(filepath.Join(b.dir, name+".facts"), nil, 0o666)
	}
	cmd := exec.Command(b.nogo.exe, args...)
	cmd.Dir = b.dir
	cmd.Env = []string{"GOARCH=" + runtime.GOARCH}
	out, err := cmd.CombinedOutput()
	const violation = 3
	switch {
	case err == nil && len(out) == 0:
		return nil
	case err == nil:
		return fmt.Errorf("no error, but\n%s", out)
	case cmd.ProcessState.ExitCode() == violation && own:
		_, found, _ := strings.Cut(string(out), "code analysis:\n")
		u.findings = strings.ReplaceAll(found, " (txspill)\n", "\n")
		return nil
	}
	return fmt.Errorf("%w\n%s", err, out)
}

// Facts say nothing of the machine, the directory or the run that they come from, and nor do findings:
// Bazel shares them between machines.
func TestNogoElsewhere(t *testing.T) {
	n := buildNogo(t, "example.com/shop", "")
	module, err := filepath.Abs(root + "/testdata/shop")
	if err != nil {
		t.Fatal(err)
	}
	readSources(t, module)
	here, there := t.TempDir(), t.TempDir()
	first, second := n.run(t, module, here), n.run(t, module, there)
	if first == "" || first != second {
		t.Errorf("not the same: %s", firstDifference(second, first))
	}
	files, err := filepath.Glob(here + "/*.facts")
	if err != nil || len(files) == 0 {
		t.Fatal("no facts", err)
	}
	local := []string{here, filepath.Dir(filepath.Dir(module)), goOutput(t, ".", "env", "GOROOT"), goOutput(t, ".", "env", "GOMODCACHE")}
	texts := map[string]string{"findings": first}
	for _, file := range files {
		name := filepath.Base(file)
		texts[name] = readFile(t, file)
		if texts[name] != readFile(t, filepath.Join(there, name)) {
			t.Errorf("%s: other facts in another directory", name)
		}
	}
	for name, text := range texts {
		for _, path := range local {
			if path != "" && strings.Contains(text, path) {
				t.Errorf("%s: has the path %s", name, path)
			}
		}
	}
}
