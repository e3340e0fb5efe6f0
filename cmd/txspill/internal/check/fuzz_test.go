package check_test

import (
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/analyzer"
	"github.com/txspill/txspill/cmd/txspill/internal/check"
)

// FuzzSource analyses and links Go source that is changed at random: as text, and by its statements,
// which type-check more often. Whatever compiles must be analysed without a panic. The seeds are the
// fixtures that need the standard library only. Run it with
//
//	go test -fuzz FuzzSource ./cmd/txspill/internal/check
func FuzzSource(f *testing.F) {
	files, err := filepath.Glob("../../../../testdata/fixtures/*/*.go")
	if err != nil || len(files) == 0 {
		f.Fatal("no fixtures: ", err)
	}
	for i, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src), []byte{byte(i), 0, byte(i * 7), 2, byte(i * 13), 4, byte(i * 31), 6})
	}
	fset := token.NewFileSet()
	std := &lockedImporter{imp: importer.ForCompiler(fset, "gc", nil)}
	f.Fuzz(func(t *testing.T, src string, changes []byte) {
		pkg := compile(fset, std, src, changes)
		if pkg == nil {
			t.Skip("does not compile")
		}
		opts := check.Options{Link: true, Infer: true, Tests: true, Generated: true}
		opts.Begin, opts.Step = func(int) {}, func() {}
		rep, err := check.Run(analyzer.New(analyzer.Default()), []*packages.Package{pkg}, opts)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range rep.Problems {
			t.Errorf("%s\n%s", p.Message, p.Detail)
		}
	})
}

type lockedImporter struct {
	mu  sync.Mutex
	imp types.Importer
}

func (l *lockedImporter) Import(path string) (*types.Package, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.imp.Import(path)
}

// compile type-checks source with as many of the changes as leave it valid. It returns nil for what
// does not compile, and for what imports more than the standard library.
func compile(fset *token.FileSet, imp types.Importer, src string, changes []byte) *packages.Package {
	pkg := valid(fset, imp, src)
	for ; pkg != nil && len(changes) > 1; changes = changes[2:] {
		text := change(src, changes[0], changes[1])
		if next := valid(fset, imp, text); next != nil {
			src, pkg = text, next
		}
	}
	return pkg
}

func valid(fset *token.FileSet, imp types.Importer, src string) *packages.Package {
	file, err := parser.ParseFile(fset, "fuzz.go", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	sizes := types.SizesFor("gc", "amd64")
	conf := types.Config{Importer: imp, Sizes: sizes, GoVersion: "go1.26"}
	pkg, err := conf.Check("example.com/fuzz", fset, []*ast.File{file}, info)
	if err != nil {
		return nil
	}
	return &packages.Package{
		ID: pkg.Path(), Name: pkg.Name(), PkgPath: pkg.Path(), GoFiles: []string{"fuzz.go"}, CompiledGoFiles: []string{"fuzz.go"},
		Fset: fset, Syntax: []*ast.File{file}, Types: pkg, TypesInfo: info, TypesSizes: sizes,
		Module: &packages.Module{Path: pkg.Path(), Main: true, GoVersion: "1.26"},
	}
}

// change changes one statement of a valid file.
func change(src string, which, how byte) string {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parser.SkipObjectResolution)
	if err != nil {
		return src
	}
	var blocks []*ast.BlockStmt
	ast.Inspect(file, func(n ast.Node) bool {
		if b, ok := n.(*ast.BlockStmt); ok && len(b.List) > 0 {
			blocks = append(blocks, b)
		}
		return true
	})
	if len(blocks) == 0 {
		return src
	}
	b := blocks[int(which)%len(blocks)]
	b.List = changed(b.List, int(how)/8%len(b.List), how%8)
	var out strings.Builder
	if format.Node(&out, fset, file) != nil {
		return src
	}
	return out.String()
}

func changed(list []ast.Stmt, i int, how byte) []ast.Stmt {
	s := list[i]
	body := &ast.BlockStmt{List: []ast.Stmt{s}}
	call := &ast.CallExpr{Fun: &ast.FuncLit{Type: &ast.FuncType{Params: &ast.FieldList{}}, Body: body}}
	var by []ast.Stmt
	switch how {
	case 0: // it is gone
	case 1:
		by = []ast.Stmt{s, s}
	case 2:
		by = []ast.Stmt{&ast.ForStmt{Body: body}}
	case 3:
		none := &ast.BinaryExpr{X: &ast.CallExpr{Fun: ast.NewIdent("recover")}, Op: token.EQL, Y: ast.NewIdent("nil")}
		by = []ast.Stmt{&ast.IfStmt{Cond: none, Body: body}}
	case 4:
		by = []ast.Stmt{&ast.DeferStmt{Call: call}}
	case 5:
		by = []ast.Stmt{&ast.GoStmt{Call: call}}
	case 6:
		by = []ast.Stmt{&ast.ExprStmt{X: call}}
	default: // it comes first
		return append([]ast.Stmt{s}, append(append([]ast.Stmt{}, list[:i]...), list[i+1:]...)...)
	}
	return append(append(append([]ast.Stmt{}, list[:i]...), by...), list[i+1:]...)
}
