package load

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"runtime"
	"testing"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// Stripped functions type-check whatever their signature, and what is outside bodies stays.
func TestStripBodies(t *testing.T) {
	const src = `package p

import "fmt"

var hook = func() int { return 1 }

func init() { fmt.Println() }

func result() (int, error) { return 1, nil }

func generic[T any](t T) T { return t }

func (s S) method() string { return fmt.Sprint(s) }

type S struct{}

func assembly(x int) int
`
	fset := token.NewFileSet()
	r := reader{std: "/std/", parsed: func() {}}
	file, err := r.parse(fset, "/std/p.go", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	for n := range ast.Preorder(file) {
		if _, ok := n.(*ast.CallExpr); ok {
			calls++
		}
	}
	if calls != 0 {
		t.Errorf("%d calls left in bodies", calls)
	}
	var errs []types.Error
	conf := types.Config{
		Importer: emptyImporter{},
		Error: func(err error) {
			var typeErr types.Error
			if errors.As(err, &typeErr) {
				errs = append(errs, typeErr)
			}
		},
	}
	pkg, _ := conf.Check("p", fset, []*ast.File{file}, nil)
	if len(errs) != 1 || !errs[0].Soft {
		t.Errorf("got errors %v, want the unused import only", errs)
	}
	if pkg.Scope().Lookup("hook").Type().String() != "func() int" {
		t.Error("the type of hook is lost")
	}
}

// Files elsewhere keep their bodies and their comments.
func TestReaderKeepsOtherFiles(t *testing.T) {
	const src = "package p\n\n// A does it.\nfunc A() { A() }\n"
	parsed := 0
	r := reader{std: "/std/", parsed: func() { parsed++ }}
	file, err := r.parse(token.NewFileSet(), "/stdlike/p.go", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	want, err := parser.ParseFile(token.NewFileSet(), "p.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	fn, wantFn := file.Decls[0].(*ast.FuncDecl), want.Decls[0].(*ast.FuncDecl)
	if len(fn.Body.List) != len(wantFn.Body.List) || fn.Doc.Text() != wantFn.Doc.Text() || parsed != 1 {
		t.Errorf("got body %v, doc %q, parsed %d", fn.Body.List, fn.Doc.Text(), parsed)
	}
}

type emptyImporter struct{}

func (emptyImporter) Import(path string) (*types.Package, error) {
	pkg := types.NewPackage(path, path)
	pkg.MarkComplete()
	return pkg, nil
}

func TestParsePos(t *testing.T) {
	for in, want := range map[string]report.Position{
		"":                  {},
		"-":                 {},
		"/a/b.go":           {File: "/a/b.go"},
		"/a/b.go:3":         {File: "/a/b.go", Line: 3},
		"/a/b.go:3:4":       {File: "/a/b.go", Line: 3, Col: 4},
		`C:\a\b.go:3:4`:     {File: `C:\a\b.go`, Line: 3, Col: 4},
		"/a/odd:12:name:go": {File: "/a/odd:12:name:go"},
	} {
		if got := parsePos(in); got != want {
			t.Errorf("parsePos(%q) = %+v, want %+v", in, got, want)
		}
	}
}

func TestOneLine(t *testing.T) {
	const in = "# example.com/m\n# [pkg-config --cflags lib]\nlib was not found\n\n  install it\n"
	if got, want := oneLine(in), "lib was not found; install it"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWildcard(t *testing.T) {
	for _, test := range []struct {
		pattern, name string
		want          bool
	}{
		{"example.com/m/...", "example.com/m", true},
		{"example.com/m/...", "example.com/m/a/b", true},
		{"example.com/m/...", "example.com/mm", false},
		{"example.com/...x", "example.com/a/bx", true},
		{"example.com/...x", "example.com/a", false},
		{"...", "anything", true},
		{"a.b/...", "axb/c", false},
	} {
		if got := wildcard(test.pattern)(test.name); got != test.want {
			t.Errorf("wildcard(%q)(%q) = %v", test.pattern, test.name, got)
		}
	}
}

func TestTooNew(t *testing.T) {
	for v, want := range map[string]bool{
		runtime.Version():          false,
		"go1.20.3":                 false,
		"go1.999":                  true,
		"go1.999.1 X:experiment":   true,
		"devel go1.999-abcdef":     false,
		"":                         false,
		runtime.Version() + ".999": false, // no version at all
	} {
		if got := TooNew(v); got != want {
			t.Errorf("TooNew(%q) = %v, want %v", v, got, want)
		}
	}
}
