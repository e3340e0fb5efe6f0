package directive_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/directive"
)

// read reads a file, and returns the directives and the positions of the calls of functions by name.
func read(t *testing.T, src string) (*directive.Set, map[string]token.Pos) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	calls := map[string]token.Pos{}
	for n := range ast.Preorder(file) {
		if call, ok := n.(*ast.CallExpr); ok {
			if id, ok := call.Fun.(*ast.Ident); ok {
				calls[id.Name] = call.Pos()
			}
		}
	}
	return directive.Read(fset, []*ast.File{file}, "txspill"), calls
}

const ignores = `package a

//txspill:ignore queue -- the whole function
func f() {
	in()
	func() { inLiteral() }()
}

func g() {
	atEnd() //txspill:ignore -- x
	after()
	//txspill:ignore mail -- x
	below()
	afterBelow()

	//txspill:ignore mail -- x
	// More about it.
	belowGroup(
		argument(),
	)
	lastLine(
		1,
	) //txspill:ignore -- x
	//txspill:ignore -- the header only
	if header() {
		body()
	}
	//txspill:ignore -- not the literal
	run(func() {
		inside()
	})
	x := 1 /* a comment */ + plain() //txspill:ignore -- x
	_ = x
}

//txspill:ignore -- the whole variable
var v = func() { inVariable() }
`

// TestIgnores: which calls an ignore is about.
func TestIgnores(t *testing.T) {
	set, calls := read(t, ignores)
	if len(set.Problems) > 0 {
		t.Fatal(set.Problems)
	}
	for name, want := range map[string]string{
		"in": "queue", "inLiteral": "queue", "atEnd": "all", "after": "", "below": "mail", "afterBelow": "",
		"belowGroup": "mail", "argument": "mail", "lastLine": "all", "header": "all", "body": "", "run": "all",
		"inside": "", "plain": "all", "inVariable": "all",
	} {
		got := ""
		for _, c := range []catalog.Category{catalog.Queue, catalog.Mail} {
			if set.Ignore(calls[name], c) {
				got += string(c)
			}
		}
		if got = strings.ReplaceAll(got, "queuemail", "all"); got != want {
			t.Errorf("%s: ignored: %q, want %q", name, got, want)
		}
	}
	for _, i := range set.Ignores {
		if !i.Used() {
			t.Errorf("%s: not used", i.Reason)
		}
	}
}

// TestIgnoreUnused: to be asked for another category is no use.
func TestIgnoreUnused(t *testing.T) {
	set, calls := read(t, ignores)
	set.Ignore(calls["below"], catalog.HTTP)
	set.Ignore(calls["after"], catalog.Mail)
	for _, i := range set.Ignores {
		if i.Used() {
			t.Errorf("%s: used", i.Reason)
		}
	}
}

const silenced = `package a

//nolint:txspill // the whole function
func f() {
	inF()
}

func g() { //nolint:txspill // this line
	inG()
}

func h() {
	atEnd()   //nolint:txspill
	other()   //nolint:other
	both()    //nolint:other,txspill // why
	spaces()  // nolint: other , TXSPILL
	all()     //nolint:all
	bare()    //nolint
	reason()  //nolint // why
	prefix()  //nolintx
	//nolint:txspill
	if below() {
		body()
	}
	after()
		//nolint:txspill // in another column
	column()
}
`

// TestNolint: nolint comments mean what they mean to golangci-lint.
func TestNolint(t *testing.T) {
	set, calls := read(t, silenced)
	for name, want := range map[string]bool{
		"inF": true, "inG": false, "atEnd": true, "other": false, "both": true, "spaces": true, "all": true,
		"bare": true, "reason": true, "prefix": false, "below": true, "body": true, "after": false, "column": false,
	} {
		if got := set.Silenced(calls[name]); got != want {
			t.Errorf("%s: silenced: %v, want %v", name, got, want)
		}
	}
	whole, calls := read(t, "// Package a.\n//\n//nolint:txspill\npackage a\n\nfunc f() {\n\tanywhere()\n}\n")
	if !whole.Silenced(calls["anywhere"]) {
		t.Error("not silenced by a comment above the package clause")
	}
}

// FuzzRead: no comment anywhere makes Read panic.
func FuzzRead(f *testing.F) {
	f.Add(ignores)
	f.Add(silenced)
	f.Add("package a\n//txspill:ignore -- x")
	f.Add("package a\n\ntype t struct{ //txspill:sink mail\n\tf func() }")
	f.Fuzz(func(_ *testing.T, src string) {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "a.go", src, parser.ParseComments|parser.SkipObjectResolution)
		if file == nil || err != nil {
			return
		}
		set := directive.Read(fset, []*ast.File{file}, "txspill")
		for n := range ast.Preorder(file) {
			set.Ignore(n.Pos(), catalog.Mail)
			set.Silenced(n.Pos())
		}
	})
}
