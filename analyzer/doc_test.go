package analyzer_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/txspill/txspill/analyzer"
)

// TestDoc: the manual is the package comment, and its first line fits a list of analyzers.
func TestDoc(t *testing.T) {
	doc := analyzer.Analyzer.Doc
	title, _, _ := strings.Cut(doc, "\n")
	if n := utf8.RuneCountInString(title); n == 0 || n > 60 {
		t.Errorf("the first line has %d characters: %q", n, title)
	}
	if title != strings.ToLower(title) || strings.HasSuffix(title, ".") {
		t.Errorf("the first line is not in lower case without a full stop: %q", title)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	_, want, ok := strings.Cut(file.Doc.Text(), "# Analyzer txspill\n\ntxspill: ")
	if !ok {
		t.Fatal("the package comment has no manual under the heading that go/analysis uses")
	}
	if strings.TrimSpace(doc) != strings.TrimSpace(want) {
		t.Errorf("the analyzer's Doc is not the package comment:\n%s", doc)
	}
}

var (
	defined = regexp.MustCompile(`(?m)^R(\d+)\. [A-Z]`)
	cited   = regexp.MustCompile(`\bR(\d+)\b`)
	rules   = regexp.MustCompile(`(?m)^// Rules: (R\d+(?:, R\d+)*)\.$`)
)

// TestRules: the rules are numbered in order, what code, tests and fixtures cite is there, and
// each rule has a fixture.
func TestRules(t *testing.T) {
	known := map[string]bool{}
	for i, m := range defined.FindAllStringSubmatch(analyzer.Analyzer.Doc, -1) {
		if m[1] != strconv.Itoa(i+1) {
			t.Errorf("rule R%s is number %d", m[1], i+1)
		}
		known["R"+m[1]] = true
	}
	for _, m := range cited.FindAllString(analyzer.Analyzer.Doc, -1) {
		if !known[m] {
			t.Errorf("the manual cites %s, which is no rule", m)
		}
	}
	eachSource(t, filepath.Join("..", "passes"), func(path, text string) {
		for _, m := range regexp.MustCompile(`\(?rules? R\d+|\(R\d+\)`).FindAllString(text, -1) {
			if r := cited.FindString(m); !known[r] {
				t.Errorf("%s cites %s, which is no rule", path, r)
			}
		}
	})
	shown := map[string]bool{}
	eachSource(t, filepath.Join("..", "testdata", "fixtures"), func(path, text string) {
		for _, m := range rules.FindAllStringSubmatch(text, -1) {
			for r := range strings.SplitSeq(m[1], ", ") {
				if shown[r] = true; !known[r] {
					t.Errorf("%s cites %s, which is no rule", path, r)
				}
			}
		}
	})
	for _, r := range slices.Sorted(maps.Keys(known)) {
		if !shown[r] {
			t.Errorf("no fixture cites %s", r)
		}
	}
}

// TestFixturesCite: each package of fixtures that wants findings says which rules it shows.
func TestFixturesCite(t *testing.T) {
	wants, cites := map[string]bool{}, map[string]bool{}
	eachSource(t, filepath.Join("..", "testdata", "fixtures"), func(path, text string) {
		dir := filepath.Dir(path)
		wants[dir] = wants[dir] || strings.Contains(text, "// want ")
		cites[dir] = cites[dir] || rules.MatchString(text)
	})
	for _, dir := range slices.Sorted(maps.Keys(wants)) {
		if wants[dir] && !cites[dir] {
			t.Errorf("%s: no line // Rules: R1, R2. in the package comment", dir)
		}
	}
}

// eachSource calls yield with the Go files below a directory.
func eachSource(t *testing.T, root string, yield func(path, text string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		yield(path, string(text))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
