package report

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

func at(file string, line, col int) Position { return Position{File: file, Line: line, Col: col} }

// sample has what a printer must cope with: no order, test variants, related places, no place at all.
func sample() *Report {
	return &Report{
		Packages: 2,
		Findings: []Finding{
			{Position: at("/m/b.go", 2, 1), Message: "second", Category: "mail"},
			{Position: at("/m/a.go", 10, 3), Message: "later", Category: "http"},
			{Position: at("/m/a.go", 9, 20), Message: "<first> & \"only\"", Category: "http", Severity: Error, URL: "https://example.com/http",
				Related: []Related{{Position: at("/m/c.go", 1, 2), Message: "begins here"}}},
			{Position: at("/m/a.go", 9, 20), Message: "<first> & \"only\"", Category: "http", Severity: Error, URL: "https://example.com/http"},
			{Position: at("/m/a.go", 9, 20), Message: "other category", Category: "queue"},
		},
		Problems: []Problem{
			{Position: at("/m/x.go", 4, 1), Package: "m", Message: "undefined: y"},
			{Position: at("/m/x.go", 4, 1), Package: "m.test", Message: "undefined: y"},
			{Package: "m/z", Message: "follows", Derived: true},
			{Package: "m/p", Message: "broke", Detail: "frame 1\nframe 2\n"},
			{Message: "all is lost"},
		},
	}
}

func TestText(t *testing.T) {
	r := sample()
	r.Relativize("/m")
	r.Normalize()
	want := `a.go:9:20: <first> & "only"
a.go:9:20: other category
a.go:10:3: later
b.go:2:1: second
`
	if got := output(t, r.Text); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := r.Summary(), "4 findings in 2 packages"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestProblemsText(t *testing.T) {
	r := sample()
	r.Relativize("/m")
	r.Normalize()
	got := output(t, func(w io.Writer) error { return r.ProblemsText(w, false) })
	want := `txspill: all is lost
m/p: broke
x.go:4:1: undefined: y
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	got = output(t, func(w io.Writer) error { return r.ProblemsText(w, true) })
	want = `txspill: all is lost
m/p: broke
	frame 1
	frame 2
m/z: follows
x.go:4:1: undefined: y
`
	if got != want {
		t.Errorf("verbose: got\n%s\nwant\n%s", got, want)
	}
}

func TestJSON(t *testing.T) {
	r := sample()
	r.Findings = r.Findings[2:3]
	r.Problems = r.Problems[:1]
	r.Relativize("/m")
	want := `{
  "findings": [
    {
      "file": "a.go",
      "line": 9,
      "col": 20,
      "message": "<first> & \"only\"",
      "category": "http",
      "severity": "error",
      "url": "https://example.com/http",
      "related": [
        {
          "file": "c.go",
          "line": 1,
          "col": 2,
          "message": "begins here"
        }
      ]
    }
  ],
  "problems": [
    {
      "file": "x.go",
      "line": 4,
      "col": 1,
      "package": "m",
      "message": "undefined: y"
    }
  ],
  "packages": 2
}
`
	if got := output(t, r.JSON); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestJSONHasNoNull(t *testing.T) {
	r := &Report{Findings: []Finding{{Message: "without related places"}}}
	for _, r := range []*Report{r, {}} {
		if got := output(t, r.JSON); strings.Contains(got, "null") {
			t.Errorf("null in\n%s", got)
		}
	}
}

// A path outside the directory stays absolute only where it is shorter so.
func TestShorter(t *testing.T) {
	for _, test := range []struct{ dir, file, want string }{
		{"/home/me/m", "/home/me/m/a/b.go", "a/b.go"},
		{"/home/me/m/a", "/home/me/m/b.go", "../b.go"},
		{"/home/me/m/a/b/c", "/x.go", "/x.go"},
		{"/home", "rel.go", "rel.go"},
		{"/home", "", ""},
	} {
		got := Shorter(filepath.FromSlash(test.dir), filepath.FromSlash(test.file))
		if filepath.ToSlash(got) != test.want {
			t.Errorf("Shorter(%q, %q) = %q, want %q", test.dir, test.file, got, test.want)
		}
	}
}

func TestPositionString(t *testing.T) {
	for want, pos := range map[string]Position{
		"a.go:1:2": at("a.go", 1, 2), "a.go:1": at("a.go", 1, 0), "a.go": at("a.go", 0, 0),
	} {
		if got := pos.String(); got != want {
			t.Errorf("%#v: got %q, want %q", pos, got, want)
		}
	}
}

func output(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var buf bytes.Buffer
	if err := write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}
