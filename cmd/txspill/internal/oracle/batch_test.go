package oracle

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/analyzer"
	"github.com/txspill/txspill/cmd/txspill/internal/check"
	"github.com/txspill/txspill/cmd/txspill/internal/load"
	"github.com/txspill/txspill/passes/config"
)

// instrument is the module that the programs are written over, and tables what txspill is told of it.
const (
	instrument = "../../../../testdata/oracle"
	tables     = instrument + "/lab.yaml"
)

// batch is a module with some programs and one main package that runs them all: they are compiled,
// loaded and linked together, because most of the cost is paid once.
type batch struct {
	dir   string
	names []string
	cover bool // note which lines run
}

// newBatch writes the programs.
func newBatch(dir string, programs map[string]files) (*batch, error) {
	b := &batch{dir: dir}
	lab, err := filepath.Abs(instrument)
	if err != nil {
		return nil, err
	}
	var imports, list strings.Builder
	for name := range programs {
		b.names = append(b.names, name)
	}
	slices.Sort(b.names)
	for _, name := range b.names {
		fmt.Fprintf(&imports, "import %q\n", programsModule+"/"+name)
		fmt.Fprintf(&list, "lab.Program{Name: %q, Run: %[1]s.Run},\n", name)
		for file, text := range programs[name] {
			if err := b.write(file, text); err != nil {
				return nil, err
			}
		}
	}
	main := "package main\n\nimport \"example.com/oracle/lab\"\n" + imports.String() +
		"\nfunc main() {\nlab.Main(\n" + list.String() + ")\n}\n"
	mod := "module " + programsModule + "\n\ngo 1.26.0\n\nrequire example.com/oracle v0.0.0\n\n" +
		"replace example.com/oracle => " + lab + "\n"
	if err := b.write("main.go", main); err != nil {
		return nil, err
	}
	return b, b.write("go.mod", mod)
}

func (b *batch) write(file, text string) error {
	file = filepath.Join(b.dir, file)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o666)
}

// execution is what the programs of a batch did.
type execution struct {
	ways []way
	ran  map[place]bool // the lines that ran
}

// run compiles the programs and runs each of them many times.
func (b *batch) run(ctx context.Context, times int) (*execution, error) {
	bin, cover := filepath.Join(b.dir, "programs.exe"), filepath.Join(b.dir, "cover.txt")
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-cover="+strconv.FormatBool(b.cover), "-o", bin, ".")
	if out, err := b.output(build); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	out, err := b.output(exec.CommandContext(ctx, bin, strconv.Itoa(times)))
	if err != nil {
		return nil, fmt.Errorf("run: %w\n%s", err, out)
	}
	x := &execution{}
	if x.ways, err = readWays(out); err != nil || !b.cover {
		return x, err
	}
	if out, err := b.output(exec.CommandContext(ctx, "go", "tool", "covdata", "textfmt", "-i=.", "-o="+cover)); err != nil {
		return nil, fmt.Errorf("go tool covdata: %w\n%s", err, out)
	}
	lines, err := os.ReadFile(cover)
	x.ran = readCover(string(lines))
	return x, err
}

// readCover reads a coverage profile: file:line.column,line.column statements count.
func readCover(text string) map[place]bool {
	ran := map[place]bool{}
	for line := range strings.Lines(text) {
		file, rest, _ := strings.Cut(line, ":")
		var first, last, column, statements, count int
		if _, err := fmt.Sscanf(rest, "%d.%d,%d.%d %d %d", &first, &column, &last, &column, &statements, &count); err != nil || count == 0 {
			continue // the first line names the mode
		}
		for l := first; l <= last; l++ {
			ran[place{file, l}] = true
		}
	}
	return ran
}

func (b *batch) output(cmd *exec.Cmd) (string, error) {
	cmd.Dir = b.dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off", "GOPROXY=off", "GOCOVERDIR="+b.dir)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return stderr.String(), err
	}
	return stdout.String(), nil
}

// remove removes what the batch has written: there are many batches in a test.
func (b *batch) remove(t *testing.T) {
	t.Helper()
	if err := os.RemoveAll(b.dir); err != nil {
		t.Error(err)
	}
}

// said is a finding.
type said struct {
	place
	message string
	path    []place // of the call and of those on the way to the effect
	begin   place   // of the transaction
	why     cause   // nothing happened there
}

// program is the name of the program that a finding is in.
func (s *said) program() string {
	name, _, _ := strings.Cut(strings.TrimPrefix(s.file, programsModule+"/"), "/")
	return name
}

// analysed is what txspill says of a batch.
type analysed struct {
	all     []said // effects on the way to a rollback included
	plainly []said // by default
}

// analyse has txspill look at the whole program.
func (b *batch) analyse(tables string) (*analysed, error) {
	pkgs, settings, err := b.load(tables)
	if err != nil {
		return nil, err
	}
	out := &analysed{}
	if out.all, err = b.linked(pkgs, analyzer.New(analyzer.Config{AbortPaths: true, Settings: settings})); err != nil {
		return nil, err
	}
	out.plainly, err = b.linked(pkgs, analyzer.New(analyzer.Config{Settings: settings}))
	return out, err
}

// ways returns what is found at each place by those alone who see the whole program: they know all
// calls on the way to an effect.
func (b *batch) ways(tables string) (map[place]said, error) {
	pkgs, settings, err := b.load(tables)
	if err != nil {
		return nil, err
	}
	a := analyzer.New(analyzer.Config{AbortPaths: true, Settings: settings})
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		pass.Report = func(analysis.Diagnostic) {}
		return run(pass)
	}
	found, err := b.linked(pkgs, a)
	if err != nil {
		return nil, err
	}
	out := map[place]said{}
	for _, f := range found {
		out[f.place] = f
	}
	return out, nil
}

func (b *batch) load(tables string) ([]*packages.Package, *config.Config, error) {
	loaded, err := load.Load(load.Config{Dir: b.dir, Patterns: []string{"./..."}})
	if err != nil {
		return nil, nil, err
	}
	for _, p := range loaded.Problems {
		return nil, nil, fmt.Errorf("%s: %s", p.Position.File, p.Message)
	}
	settings, err := config.Load(tables)
	return loaded.Packages, settings, err
}

func (b *batch) linked(pkgs []*packages.Package, a *analysis.Analyzer) ([]said, error) {
	rep, err := check.Run(a, pkgs, check.Options{
		Progress: check.Progress{Begin: func(int) {}, Step: func() {}}, Link: true,
	})
	if err != nil {
		return nil, err
	}
	for _, p := range rep.Problems {
		return nil, fmt.Errorf("%s: %s\n%s", p.Package, p.Message, p.Detail)
	}
	rep.Normalize()
	var list []said
	for _, f := range rep.Findings {
		s := said{place: place{b.relative(f.File), f.Line}, message: f.Message}
		s.path = []place{s.place}
		for _, r := range f.Related {
			switch at := (place{b.relative(r.File), r.Line}); {
			case strings.HasPrefix(r.Message, "on the way: "):
				s.path = append(s.path, at)
			case strings.HasPrefix(r.Message, "the transaction begins"), strings.HasPrefix(r.Message, "the transaction runs around"):
				s.begin = at
			}
		}
		list = append(list, s)
	}
	return list, nil
}

// relative names a file as the running program does, from the module path on.
func (b *batch) relative(file string) string {
	rel, err := filepath.Rel(b.dir, file)
	if err != nil {
		return file
	}
	return programsModule + "/" + filepath.ToSlash(rel)
}

// tempBatch writes programs into a directory of the test.
func tempBatch(t *testing.T, programs map[string]files) *batch {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	b, err := newBatch(dir, programs)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
