package catalog

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// A world holds small packages written for a test, and those of the standard library.
type world struct {
	t    *testing.T
	fset *token.FileSet
	std  types.Importer
	pkgs map[string]*types.Package
}

func newWorld(t *testing.T) *world {
	t.Helper()
	fset := token.NewFileSet()
	return &world{t, fset, importer.ForCompiler(fset, "gc", nil), map[string]*types.Package{}}
}

func (w *world) Import(path string) (*types.Package, error) {
	if p := w.pkgs[path]; p != nil {
		return p, nil
	}
	return w.std.Import(path)
}

// add type-checks a package from source.
func (w *world) add(path, src string) *types.Package {
	w.t.Helper()
	f, err := parser.ParseFile(w.fset, path+".go", "package "+path[strings.LastIndex(path, "/")+1:]+"\n"+src, 0)
	if err != nil {
		w.t.Fatal(err)
	}
	p, err := (&types.Config{Importer: w}).Check(path, w.fset, []*ast.File{f}, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	w.pkgs[path] = p
	return p
}

// fn finds Func or Type.Method in a package.
func (w *world) fn(path, text string) *types.Func {
	w.t.Helper()
	p, err := w.Import(path)
	if err != nil {
		w.t.Fatal(err)
	}
	typ, m, isMethod := strings.Cut(text, ".")
	obj := p.Scope().Lookup(typ)
	if isMethod && obj != nil {
		obj, _, _ = types.LookupFieldOrMethod(obj.Type(), true, p, m)
	}
	f, ok := obj.(*types.Func)
	if !ok {
		w.t.Fatalf("no function %s in %s", text, path)
	}
	return f
}

// typ finds a type in a package.
func (w *world) typ(path, name string) types.Type {
	w.t.Helper()
	p, err := w.Import(path)
	if err != nil {
		w.t.Fatal(err)
	}
	obj := p.Scope().Lookup(name)
	if obj == nil {
		w.t.Fatalf("no type %s in %s", name, path)
	}
	return obj.Type()
}

// only is a catalogue of the given tables.
func only(t *testing.T, tables ...string) *Catalog {
	t.Helper()
	var src []Source
	for _, s := range tables {
		src = append(src, Source{"t.yaml", []byte(s)})
	}
	c, err := Only(src...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
