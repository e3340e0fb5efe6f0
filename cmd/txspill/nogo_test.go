package main

import (
	"bytes"
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

// buildNogo builds nogo as Bazel does, with the compiler and the linker: the go command would refuse
// it what is internal to x/tools. The module is said in nogo's own configuration. For settings a
// project has a package of its own, because nogo reads no files.
func buildNogo(t *testing.T, module, settings string) *nogo {
	t.Helper()
	if testing.Short() {
		t.Skip("builds nogo")
	}
	const rules = "github.com/bazelbuild/rules_go"
	pinned := root + "/testdata/nogo"
	readSources(t, pinned)
	goOutput(t, pinned, "mod", "download", rules)
	b := &bazel{
		dir:  t.TempDir(),
		from: filepath.Join(goOutput(t, pinned, "list", "-m", "-f", "{{.Dir}}", rules), "go", "tools", "builders"),
	}
	write(t, b.file("importcfg"), goOutput(t, pinned, "list", "-deps", "-export", "-f", packageFile,
		"std", modulePath+"/analyzer", "golang.org/x/tools/internal/facts", "golang.org/x/tools/go/gcexportdata",
		"github.com/aymanbagabas/go-udiff")+"\n")
	analyzer := modulePath + "/analyzer"
	if settings != "" {
		analyzer = "example.com/lint/txspill"
		write(t, b.file("configured.go"), fmt.Sprintf(configured, modulePath, modulePath, settings))
		b.compile(t, analyzer, "configured.a", "configured.go")
		write(t, b.file("importcfg"), readFile(t, b.file("importcfg"))+"packagefile "+analyzer+"=configured.a\n")
	}
	write(t, b.file("nogo.json"), `{"txspill": {"analyzer_flags": {"module": "`+module+`"}}}`)
	write(t, b.file("generate.go"), generate)
	b.run(t, b.program(t, "generate", "generate.go", b.rule("generate_nogo_main"), b.rule("flags")),
		"-analyzer_importpath", analyzer, "-config", "nogo.json", "-output", "main.go")
	sources := []string{"main.go"}
	for _, name := range []string{
		"nogo_main", "nogo_fix", "nogo_goversions_go122", "nogo_version", "nolint", "constants", "env", "flags",
	} {
		sources = append(sources, b.rule(name))
	}
	return &nogo{jobs: runtime.GOMAXPROCS(0), exe: b.program(t, "nogo", sources...)}
}

// packageFile is a template for lines of importcfg, which say where the compiler finds packages.
const packageFile = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"

// generate is a main for the generator of nogo's main.
const generate = `package main

import "os"

func main() {
	if err := genNogoMain(os.Args[1:]); err != nil {
		panic(err)
	}
}
`

// configured is a package that a project names in nogo's deps, to have its own settings.
const configured = `package txspill

import (
	"golang.org/x/tools/go/analysis"

	"%s/analyzer"
	"%s/passes/config"
)

var Analyzer = configured()

func configured() *analysis.Analyzer {
	set, err := config.Parse("txspill.yml", []byte(%q))
	if err != nil {
		panic(err)
	}
	cfg := analyzer.Default()
	cfg.Settings = set
	return analyzer.New(cfg)
}
`

// bazel builds as Bazel does, in a directory.
type bazel struct {
	dir  string
	from string // the sources of rules_go's programs
}

func (b *bazel) file(name string) string { return filepath.Join(b.dir, name) }

func (b *bazel) rule(name string) string { return filepath.Join(b.from, name+".go") }

func (b *bazel) compile(t *testing.T, path, out string, sources ...string) {
	t.Helper()
	goOutput(t, b.dir, append([]string{
		"tool", "compile", "-p", path, "-complete", "-pack", "-importcfg", "importcfg", "-o", out,
	}, sources...)...)
}

// program builds a main package, and returns the name of the executable.
func (b *bazel) program(t *testing.T, out string, sources ...string) string {
	t.Helper()
	b.compile(t, "main", out+".a", sources...)
	goOutput(t, b.dir, "tool", "link", "-importcfg", "importcfg", "-o", out, out+".a")
	return b.file(out)
}

func (b *bazel) run(t *testing.T, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = b.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// goOutput runs the go command without cgo, as the packages for nogo are built.
func goOutput(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "CGO_ENABLED=0")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, &stderr)
	}
	return strings.TrimSpace(string(out))
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
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
	case cmd.ProcessState.ExitCode() == violation && own:
		_, found, _ := strings.Cut(string(out), "code analysis:\n")
		u.findings = strings.ReplaceAll(found, " (txspill)\n", "\n")
		return nil
	}
	return fmt.Errorf("%v\n%s", err, out)
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
	local := []string{here, filepath.Dir(filepath.Dir(module)), runtime.GOROOT(), goOutput(t, ".", "env", "GOMODCACHE")}
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
