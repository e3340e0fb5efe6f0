package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts run a real golangci-lint with the plugin in it, and the configuration that we ship.
func TestGolangci(t *testing.T) {
	lint := golangciLint(t)
	config, err := filepath.Abs(root + "/.golangci-plugin.yml")
	if err != nil {
		t.Fatal(err)
	}
	readFile(t, config)
	env := goEnv(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/golangci",
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, env...)
			e.Vars = append(e.Vars, "LINT="+lint, "SHIPPED="+config,
				"GOLANGCI_LINT_CACHE="+filepath.Join(e.WorkDir, ".cache"))
			return findCommands(e)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": code, "samelines": sameLines, "golangci": runScripted,
		},
	})
}

// plainLines make golangci-lint print what we print: position and message. It does not wait for
// others of its kind, which have caches of their own.
var plainLines = []string{
	"--allow-parallel-runners", "--show-stats=false",
	"--output.text.print-issued-lines=false", "--output.text.print-linter-name=false",
}

// runScripted runs golangci-lint and wants an exact exit code: golangci 1 run ./...
func runScripted(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: golangci N command [args...]")
	}
	line := append([]string{args[0], ts.Getenv("LINT"), args[1]}, plainLines...)
	code(ts, false, append(line, args[2:]...))
}

// golangciLint builds golangci-lint with the plugin and returns the name of the executable, which
// the go command keeps in its cache.
func golangciLint(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds golangci-lint")
	}
	readSources(t, root+"/testdata/golangci")
	readSources(t, root+"/analyzer/golangci")
	cmd := exec.Command("go", "tool", "-n", "golangci")
	cmd.Dir = root + "/testdata/golangci"
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("golangci-lint cannot be built: %v\n%s", err, &stderr)
	}
	return strings.TrimSpace(string(out))
}

// What `golangci-lint custom` builds is what the scripts run: the same release, with the same plugin.
func TestCustomGolangci(t *testing.T) {
	custom := readFile(t, root+"/.custom-gcl.yml")
	release := first(`golangci-lint/v2 (v\S+)`, readFile(t, root+"/testdata/golangci/go.mod"))
	if release == "" || !strings.Contains(custom, "\nversion: "+release+"\n") {
		t.Errorf(".custom-gcl.yml does not name the release of testdata/golangci/go.mod, %q", release)
	}
	plugin := first(`import: (\S+)`, custom)
	if plugin == "" || !strings.Contains(readFile(t, root+"/testdata/golangci/main.go"), strconv.Quote(plugin)) {
		t.Errorf(".custom-gcl.yml does not name the package that testdata/golangci/main.go imports: %q", plugin)
	}
}

// first returns what the group of the pattern matches, "" if there is no match.
func first(pattern, text string) string {
	match := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if len(match) == 0 {
		return ""
	}
	return match[1]
}
