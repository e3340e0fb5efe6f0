package main

import (
	"errors"
	"go/ast"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
	"github.com/txspill/txspill/passes/summary"
)

// The scripts run the command itself, and the command with stand-ins for the analyzer, which show
// how it treats findings and failures whatever the engine makes of the code.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"txspill":        main,
		"txspill-calls":  func() { os.Exit(run(os.Args[1:], callsAnalyzer, os.Stdout, os.Stderr)) },
		"txspill-fails":  func() { os.Exit(run(os.Args[1:], failingAnalyzer, os.Stdout, os.Stderr)) },
		"txspill-breaks": func() { os.Exit(run(os.Args[1:], breakingAnalyzer, os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	env := goEnv(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, env...)
			return findCommands(e)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": code, "samelines": sameLines},
	})
}

// builtCommand builds the command for those who start it for each package, as go vet does: under the
// race detector that takes five times as long, and there is nothing to race in one package.
func builtCommand(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "txspill")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", name, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return name
}

// goEnv tells the scripts where the command is, and hands the caches of this machine on to them, which have
// no home directory.
func goEnv(t *testing.T) []string {
	t.Helper()
	vars := []string{"SELF=" + builtCommand(t), "GOTOOLCHAIN=local", "GOFLAGS=-mod=mod", "GOWORK=", "GOPROXY=off", "GOSUMDB=off"}
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPATH"} {
		out, err := exec.Command("go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		vars = append(vars, name+"="+strings.TrimSpace(string(out)))
	}
	return vars
}

// findCommands tells the scripts where the commands are, for -vettool, and where the repository is.
func findCommands(e *testscript.Env) error {
	repository, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	e.Setenv("ROOT", repository)
	for name, command := range map[string]string{
		"CALLS": "txspill-calls", "FAILS": "txspill-fails", "BREAKS": "txspill-breaks",
	} {
		path, err := exec.LookPath(command)
		if err != nil {
			return err
		}
		e.Setenv(name, path)
	}
	return nil
}

// code runs a command and wants an exact exit code: code 2 txspill ./...
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command [args...]")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}

// sameLines compares the findings that the command printed with those that go vet printed: without
// its package headers, related places (a tab before the message) and the ./ before file names.
func sameLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: samelines command-output vet-output")
	}
	command, vet := findingLines(ts.ReadFile(args[0])), findingLines(ts.ReadFile(args[1]))
	if command == "" || command != vet {
		ts.Fatalf("the command printed\n%s\ngo vet printed\n%s", command, vet)
	}
}

func findingLines(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "# ") && !strings.Contains(line, ": \t") {
			lines = append(lines, filepath.ToSlash(strings.TrimPrefix(line, "./")))
		}
	}
	slices.Sort(lines) // go vet prints packages as they are done
	return strings.Join(lines, "")
}

// callsAnalyzer reports each call of a function named spill.
func callsAnalyzer(*config.Config, *baseline.File) *analysis.Analyzer {
	a := &analysis.Analyzer{Name: "txspill", Doc: "report calls of spill", URL: "https://example.com/doc"}
	tests := a.Flags.Bool("tests", false, "look at test files, too")
	a.Run = func(pass *analysis.Pass) (any, error) {
		for _, file := range pass.Files {
			if strings.HasSuffix(pass.Fset.File(file.Pos()).Name(), "_test.go") && !*tests {
				continue
			}
			for n := range ast.Preorder(file) {
				reportSpill(pass, n, file)
			}
		}
		return nil, nil
	}
	return a
}

func reportSpill(pass *analysis.Pass, n ast.Node, file *ast.File) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return
	}
	if id, ok := call.Fun.(*ast.Ident); ok && id.Name == "spill" {
		pass.Report(analysis.Diagnostic{
			Pos: call.Pos(), Message: "call of <spill>", Category: "http",
			Related: []analysis.RelatedInformation{{Pos: file.Name.Pos(), Message: "in this package"}},
		})
	}
}

// failingAnalyzer panics in packages named panics, fails in packages named fails, and reports
// calls of spill in others. It has facts, so it runs over dependencies.
func failingAnalyzer(*config.Config, *baseline.File) *analysis.Analyzer {
	a := callsAnalyzer(nil, nil)
	a.FactTypes = []analysis.Fact{new(noFact)}
	report := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		switch pass.Pkg.Name() {
		case "panics":
			panic("no good")
		case "fails":
			return nil, errors.New("cannot go on")
		}
		return report(pass)
	}
	return a
}

// breakingAnalyzer is the real one, and panics when it comes to a function named Break; link does at
// one named Unlink.
func breakingAnalyzer(cfg *config.Config, known *baseline.File) *analysis.Analyzer {
	a := newAnalyzer(cfg, known)
	low := a.Requires[0]
	summarise, report := low.Run, a.Run
	low.Run = func(pass *analysis.Pass) (any, error) {
		same := *pass
		same.ExportObjectFact = func(obj types.Object, fact analysis.Fact) {
			if obj.Name() == "Break" {
				panic("no good")
			}
			pass.ExportObjectFact(obj, fact)
		}
		return summarise(&same)
	}
	a.Run = func(pass *analysis.Pass) (any, error) {
		result, err := report(pass)
		if sum := pass.ResultOf[low].(*summary.Result); sum.Fragment != nil {
			for _, f := range sum.Fragment.Funcs {
				if f.Obj != nil && f.Obj.Name() == "Unlink" {
					f.Sites = append(f.Sites, nil)
				}
			}
		}
		return result, err
	}
	return a
}

type noFact struct{}

func (*noFact) AFact() {}
