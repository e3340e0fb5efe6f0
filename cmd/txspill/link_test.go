package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

const linkDir = root + "/testdata/link"

// knownLines are the lines of testdata/link of which the engine does not yet say what their comments
// want. A line that it has learnt is an error, so that it leaves the table.
var knownLines = []struct{ file, code, reason string }{
	{"generic/repo/repo.go", "c.IDs.Get(1)", "what is behind an interface in a field of a generic type is called for all instances alike"},
}

// The programs of testdata/link say in comments what is found: `// want` by separate analysis and
// by link, `// link` by link only. What separate analysis finds is found by link in the same words.
func TestLinkPrograms(t *testing.T) {
	expected := readExpectations(t, linkDir)
	separate, linked := linkFindings(t, "-separate", "./..."), linkFindings(t, "./...")
	expected.check(t, "separate", separate, func(e expectation) bool { return e.kind == "want" })
	expected.check(t, "linked", linked, func(expectation) bool { return true })
	for _, f := range separate {
		if !slices.ContainsFunc(linked, func(g report.Finding) bool { return same(f, g) }) {
			t.Errorf("link loses what separate analysis finds: %s", show(f))
		}
	}

	programs, err := os.ReadDir(linkDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range programs {
		if p.IsDir() {
			t.Run(p.Name(), func(t *testing.T) { aloneAndTogether(t, p.Name(), linked) })
		}
	}
}

// aloneAndTogether links one program without the others, which must not make a difference.
func aloneAndTogether(t *testing.T, program string, all []report.Finding) {
	t.Helper()
	t.Parallel()
	alone := linkFindings(t, "./"+program+"/...")
	inProgram := func(f report.Finding) bool { return strings.HasPrefix(f.File, program+"/") }
	for _, f := range alone {
		if !slices.ContainsFunc(all, func(g report.Finding) bool { return same(f, g) }) {
			t.Errorf("found only where the program is alone: %s", show(f))
		}
	}
	for _, f := range all {
		if inProgram(f) && !slices.ContainsFunc(alone, func(g report.Finding) bool { return same(f, g) }) {
			t.Errorf("found only among other programs: %s", show(f))
		}
	}
}

func same(f, g report.Finding) bool { return f.Position == g.Position && f.Message == g.Message }

func show(f report.Finding) string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message) }

// linkFindings runs the command in testdata/link. The files in the findings are relative to that.
func linkFindings(t *testing.T, args ...string) []report.Finding {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(append([]string{"-C", linkDir, "-json"}, args...), newAnalyzer, &stdout, &stderr)
	if code != exitFindings && code != exitClean || strings.TrimSuffix(stderr.String(), noMain) != "" {
		t.Fatalf("txspill %s: exit code %d\n%s", args, code, &stderr)
	}
	var rep report.Report
	if err := json.Unmarshal(stdout.Bytes(), &rep); err != nil {
		t.Fatal(err)
	}
	for i := range rep.Findings {
		f := &rep.Findings[i]
		file, err := filepath.Rel(linkDir, f.File)
		if err != nil {
			t.Fatal(err)
		}
		f.File = filepath.ToSlash(file)
	}
	return rep.Findings
}

// noMain is said once of packages that make no program.
const noMain = "txspill: no main package among the packages asked for: linked everything that is there\n"

// expectation is a `// want` or `// link` comment.
type expectation struct {
	file string
	line int
	kind string
	text *regexp.Regexp
}

type expectations struct {
	list    []expectation
	pending map[string]string // by file:line: why the engine does not know
}

var linkComment = regexp.MustCompile("// (want|link) ([\"`].*)$")

// readExpectations reads the comments of all Go files below dir.
func readExpectations(t *testing.T, dir string) *expectations {
	t.Helper()
	out := &expectations{pending: map[string]string{}}
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		name, err := filepath.Rel(dir, path)
		out.read(t, filepath.ToSlash(name), readFile(t, path))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.pending) != len(knownLines) {
		t.Errorf("%d lines for %d entries of knownLines", len(out.pending), len(knownLines))
	}
	return out
}

func (x *expectations) read(t *testing.T, file, text string) {
	t.Helper()
	for i, line := range strings.Split(text, "\n") {
		for _, k := range knownLines {
			if k.file == file && strings.Contains(line, k.code) {
				x.pending[place(file, i+1)] = k.reason
			}
		}
		m := linkComment.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		for rest := m[2]; rest != ""; rest = strings.TrimSpace(rest) {
			quoted, err := strconv.QuotedPrefix(rest)
			if err != nil {
				t.Fatalf("%s:%d: %v", file, i+1, err)
			}
			pattern, _ := strconv.Unquote(quoted)
			x.list = append(x.list, expectation{file, i + 1, m[1], regexp.MustCompile(pattern)})
			rest = rest[len(quoted):]
		}
	}
}

func place(file string, line int) string { return file + ":" + strconv.Itoa(line) }

// check compares findings with the comments that count: neither may be without the other.
func (x *expectations) check(t *testing.T, how string, found []report.Finding, counts func(expectation) bool) {
	t.Helper()
	wrong := map[string][]string{} // by file:line
	met := make([]bool, len(x.list))
	for _, f := range found {
		i := slices.IndexFunc(x.list, func(e expectation) bool {
			return counts(e) && e.file == f.File && e.line == f.Line && e.text.MatchString(f.Message)
		})
		if i < 0 {
			wrong[place(f.File, f.Line)] = append(wrong[place(f.File, f.Line)], "unexpected: "+f.Message)
			continue
		}
		met[i] = true
	}
	for i, e := range x.list {
		if counts(e) && !met[i] {
			wrong[place(e.file, e.line)] = append(wrong[place(e.file, e.line)], "not found: "+e.text.String())
		}
	}
	for at, reason := range x.pending {
		if len(wrong[at]) == 0 && how == "linked" {
			t.Errorf("%s: no longer wrong, take it out of knownLines: %s", at, reason)
		}
		delete(wrong, at)
	}
	for at, texts := range wrong {
		for _, text := range texts {
			t.Errorf("%s: %s: %s", at, how, text)
		}
	}
}
