package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/config"
)

// Separate analysis finds the same in the same words, with the same settings, whoever drives it: the
// command, which has the whole program in memory; go vet, which starts a process for each package and
// hands facts on in files, and has a cache of both; golangci-lint, which has a cache of facts of its own
// and takes the settings in its configuration; nogo, which knows nothing of modules or of the facts of
// the standard library, and has the settings compiled in. The driver of analysistest is compared with
// the command in package analyzer.
func TestDriversAgree(t *testing.T) {
	self := builtCommand(t)
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	for _, m := range append(examined(t), library(t)) {
		t.Run(filepath.Base(m.path), func(t *testing.T) {
			readSources(t, m.dir)
			m.settings = settingsOf(t, m.dir)
			m.want = m.run(t, self, "-separate", "-tests", "./...")
			if n := strings.Count(m.want, "\n"); n < fewest[m.path] {
				t.Errorf("%d findings say little", n)
			}
			t.Run("vet", func(t *testing.T) { m.vet(t, self) })
			t.Run("golangci-lint", m.golangci)
			t.Run("nogo", m.nogo)
		})
	}
}

// fewest are the fewest findings of modules that say anything.
var fewest = map[string]int{"example.com/shop": 10, "example.com/fixtures": 100, "example.com/link": 10, leveldb: 5}

// compared is a module in which drivers are compared.
type compared struct {
	path, dir string
	settings  string // the text of its configuration
	want      string // what the command finds
}

// examined returns the modules of testdata, but for those that hold tools.
func examined(t *testing.T) (list []*compared) {
	t.Helper()
	files, err := filepath.Glob(absolute(t, root) + "/testdata/*/go.mod")
	if err != nil || len(files) == 0 {
		t.Fatal("no modules: ", err)
	}
	for _, file := range files {
		dir := filepath.Dir(file)
		if name := filepath.Base(dir); name != "golangci" && name != "nogo" {
			list = append(list, &compared{path: "example.com/" + name, dir: dir})
		}
	}
	return list
}

// leveldb is a library that the fixtures are built with anyway. It has transactions and is no barrier.
const leveldb = "github.com/syndtr/goleveldb"

// library makes a module of a copy of leveldb, as if it were the user's own: much code that nobody wrote
// for txspill.
func library(t *testing.T) *compared {
	t.Helper()
	fixtures := absolute(t, root) + "/testdata/fixtures"
	goOutput(t, fixtures, "mod", "download", leveldb)
	module := func(what, path string) string {
		return goOutput(t, fixtures, "list", "-m", "-f", "{{."+what+"}}", path)
	}
	m := &compared{path: leveldb, dir: t.TempDir()}
	from := module("Dir", leveldb)
	err := filepath.WalkDir(from, func(file string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && strings.HasSuffix(filepath.Base(file), "test") || d.Name() == "testutil" {
			return filepath.SkipDir // these need more libraries
		}
		if err == nil && filepath.Ext(file) == ".go" && !strings.HasSuffix(file, "_test.go") {
			write(t, filepath.Join(m.dir, strings.TrimPrefix(file, from)), readFile(t, file))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const needs = "github.com/golang/snappy"
	write(t, m.dir+"/go.mod", "module "+leveldb+"\n\ngo 1.26\n\nrequire "+needs+" "+module("Version", needs)+"\n")
	write(t, m.dir+"/go.sum", readFile(t, fixtures+"/go.sum"))
	write(t, m.dir+"/"+config.FileName, "categories:\n  channel: on\n  latency: on\n")
	return m
}

func absolute(t *testing.T, name string) string {
	t.Helper()
	abs, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

// run runs a driver that finds something, and returns the findings: go vet prints them on stderr.
func (m *compared) run(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = m.dir, append(os.Environ(), "GOWORK=off")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != exitFindings && code != exitClean {
		t.Fatalf("%s %s: %v\n%s", name, args, err, &out)
	}
	return m.findings(out.String())
}

// findings makes of what a driver prints sorted lines with absolute file names.
func (m *compared) findings(text string) string {
	var lines []string
	for line := range strings.Lines(findingLines(text)) {
		if file, _, ok := strings.Cut(line, ":"); ok && !filepath.IsAbs(file) {
			line = filepath.ToSlash(m.dir) + "/" + line
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func (m *compared) same(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("not the same: %s", firstDifference(got, want))
	}
}

// vet runs go vet twice: the flag -module is of no use here, but its value is in the keys of the cache.
func (m *compared) vet(t *testing.T, self string) {
	t.Helper()
	args := []string{"vet", "-vettool=" + self, "-module=" + t.TempDir(), "-tests", "./..."}
	m.same(t, m.run(t, "go", args...), m.want)
	m.same(t, m.run(t, "go", args...), m.want)
}

func (m *compared) golangci(t *testing.T) {
	m.same(t, m.findings(runLint(t, golangciLint(t), m)), m.want)
}

// nogo sees no files of tests, and reports in the module alone.
func (m *compared) nogo(t *testing.T) {
	if testing.Short() {
		t.Skip("builds nogo")
	}
	got := buildNogo(t, m.path, "tests: on\n"+m.settings).run(t, m.dir, t.TempDir())
	got = strings.TrimPrefix(strings.ReplaceAll("\n"+got, "\n"+m.path+"/", "\n"), "\n")
	var want strings.Builder
	for line := range strings.Lines(m.want) {
		file, _, _ := strings.Cut(line, ":")
		if strings.HasPrefix(file, filepath.ToSlash(m.dir)+"/") && !strings.HasSuffix(file, "_test.go") {
			want.WriteString(line)
		}
	}
	m.same(t, m.findings(got), unsilencedByNogo(t, want.String()))
}

// settingsOf returns the text of a module's .txspill.yml, "" if it has none.
func settingsOf(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, config.FileName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(data)
}

// runLint runs golangci-lint with the configuration that we ship, and settings in their place.
func runLint(t *testing.T, lint string, m *compared) string {
	t.Helper()
	shipped, after, ok := strings.Cut(readFile(t, root+"/.golangci-plugin.yml"), "        settings: {}\n")
	if !ok {
		t.Fatal(".golangci-plugin.yml has no place for settings")
	}
	shipped += "        settings:\n          tests: on\n"
	for line := range strings.Lines(m.settings) {
		shipped += "          " + line
	}
	file := filepath.Join(t.TempDir(), "golangci.yml")
	write(t, file, shipped+after)
	cmd := exec.Command(lint, append([]string{"run", "-c", file, "--path-mode=abs"}, append(plainLines, "./...")...)...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != exitFindings && code != exitClean {
		t.Fatalf("golangci-lint: %v\n%s", err, &stderr)
	}
	return stdout.String()
}

// unsilencedByNogo leaves out the findings beside comments that nogo itself takes for nolint: any that
// begin like it.
func unsilencedByNogo(t *testing.T, findings string) string {
	t.Helper()
	lines := map[string][]string{} // of files
	var out strings.Builder
	for finding := range strings.Lines(findings) {
		parts := strings.SplitN(finding, ":", 3)
		file := filepath.FromSlash(parts[0])
		if lines[file] == nil {
			lines[file] = strings.Split(readFile(t, file), "\n")
		}
		n, err := strconv.Atoi(parts[1])
		if err != nil {
			t.Fatalf("no line: %s", finding)
		}
		if !strings.Contains(lines[file][n-1], "//nolintnothing") {
			out.WriteString(finding)
		}
	}
	return out.String()
}
