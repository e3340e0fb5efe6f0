package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

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
