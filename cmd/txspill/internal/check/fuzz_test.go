package check_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/txspill/txspill/analyzer"
	"github.com/txspill/txspill/cmd/txspill/internal/check"
	"github.com/txspill/txspill/passes/config"
)

const testdata = "../../../../testdata"

// everything has all categories switched on.
const everything = `categories: {channel: on, latency: on, localcache: on, nestedtx: on, outerdb: on, response: on, telemetry: on}
`

// FuzzSource analyses Go programs that are changed at random, package by package and linked: as text,
// and by their statements, which type-check more often. Whatever compiles must be analysed without a
// panic. A program is an archive of files named by import path, or a file alone. The seeds are the
// fixtures, the programs of testdata/link and the shop: all idioms, with the real libraries. Run it with
//
//	go test -fuzz FuzzSource -fuzzminimizetime 1x ./cmd/txspill/internal/check
func FuzzSource(f *testing.F) {
	for i, program := range seeds(f) {
		f.Add(program, changes(i))
	}
	imp := exported(f)
	f.Fuzz(func(t *testing.T, program string, changes []byte) { imp.analyse(t, program, changes) })
}

// FuzzStatements changes the statements of the same programs only: most of what comes out compiles.
// What it finds is logged, and belongs to the seeds of FuzzSource: the numbers of programs change.
func FuzzStatements(f *testing.F) {
	programs := seeds(f)
	f.Add(uint16(0), changes(0))
	imp := exported(f)
	f.Fuzz(func(t *testing.T, which uint16, changes []byte) {
		imp.analyse(t, programs[int(which)%len(programs)], changes)
	})
}

// changes are four to begin with.
func changes(seed int) []byte {
	b := byte(seed)
	return []byte{b, 0, 0, 5, b * 7, 1, 18, 3, b * 13, 0, 36, 8, b * 31, 2, 54, 1}
}

// analyse analyses and links a program with changes.
func (e *exporter) analyse(t *testing.T, program string, changes []byte) {
	t.Helper()
	pkgs, done := e.compile(program, changes)
	defer done()
	if pkgs == nil {
		t.Skip("does not compile")
	}
	set, err := config.Parse("everything.yml", []byte(everything))
	if err != nil {
		t.Fatal(err)
	}
	cfg := analyzer.Config{
		Tests: true, Generated: true, AbortPaths: true, ReadOnly: true, Related: true, Nolint: true, Settings: set,
	}
	opts := check.Options{Link: true, Infer: true, Tests: true, Generated: true, Config: set}
	opts.Begin, opts.Step = func(int) {}, func() {}
	rep, err := check.Run(analyzer.New(cfg), pkgs, opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range rep.Problems {
		t.Errorf("%s: %s\n%s\n%s", p.Package, p.Message, p.Detail, text(pkgs))
	}
}

// TestSeeds shows that fuzzing begins with what compiles.
func TestSeeds(t *testing.T) {
	imp := exported(t)
	for _, program := range seeds(t) {
		pkgs, done := imp.compile(program, nil)
		if pkgs == nil {
			t.Errorf("does not compile: %.300s", program)
		}
		done()
	}
}

// seeds returns programs as archives.
func seeds(tb testing.TB) []string {
	tb.Helper()
	dirs := []string{testdata + "/shop"}
	for _, pattern := range []string{testdata + "/fixtures/*", testdata + "/link/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			tb.Fatalf("nothing at %s: %v", pattern, err)
		}
		dirs = append(dirs, found...)
	}
	var out []string
	for _, dir := range dirs {
		if files := goFiles(tb, dir); files != "" {
			out = append(out, files)
		}
	}
	return out
}

// goFiles returns the Go files under a directory, without tests, as an archive by import path.
func goFiles(tb testing.TB, dir string) string {
	tb.Helper()
	archive := &txtar.Archive{}
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		data, err := os.ReadFile(name)
		path := "example.com" + strings.TrimPrefix(filepath.ToSlash(name), testdata)
		archive.Files = append(archive.Files, txtar.File{Name: path, Data: data})
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return string(txtar.Format(archive))
}
