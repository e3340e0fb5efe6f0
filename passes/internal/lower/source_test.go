package lower

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
)

const (
	module  = "example.com/shop"
	pkgPath = module + "/orders"
)

// prelude is in front of every piece of source that the tests lower.
const prelude = `package orders

import ("context"; "database/sql"; "errors"; "fmt")

type T struct {
	name string
	tx   *sql.Tx
	next *T
	fn   func()
	bus  Bus
	list []*T
	fns  map[string]func()
}

func (t *T) run() {}

type Bus interface{ Publish() error }

type impl struct{ fn func() }

func (impl) Publish() error { return nil }

type failure struct{}

func (*failure) Error() string { return "failed" }

var (
	hook    func()
	hooks   = map[string]func(){}
	errGone = errors.New("gone")
)

func take(t *T)          {}
func call(f func())      {}
func give(b Bus)         {}
func get() *T            { return nil }
func pair() (*T, error)  { return nil, nil }
func work() error        { return nil }
func wrap(error) error   { return nil }

var _, _ = fmt.Errorf, context.Background
`

// stdlib imports packages of the standard library, each of them once for all tests.
var stdlib = sync.OnceValue(func() types.Importer {
	return importer.ForCompiler(token.NewFileSet(), "gc", nil)
})

var importing sync.Mutex

// lowered lowers the prelude and src as the file orders.go of example.com/shop/orders.
func lowered(t *testing.T, src string) *fragment.Package {
	t.Helper()
	return Package(compiled(t, map[string]string{"orders.go": prelude + src}))
}

// compiled type-checks the files of a package.
func compiled(t *testing.T, files map[string]string) Input {
	t.Helper()
	cat, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Fset: token.NewFileSet(), Module: module, Catalog: cat, Info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		f, err := parser.ParseFile(in.Fset, "/build/of/somebody/"+name, files[name], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		in.Files = append(in.Files, f)
	}
	importing.Lock()
	defer importing.Unlock()
	conf := types.Config{Importer: stdlib()}
	in.Pkg, err = conf.Check(pkgPath, in.Fset, in.Files, in.Info)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// function finds a function by the end of its ID.
func function(t *testing.T, p *fragment.Package, id string) *fragment.Func {
	t.Helper()
	for _, f := range p.Funcs {
		if short(f.ID) == id {
			return f
		}
	}
	t.Fatalf("no function %s", id)
	return nil
}

// site finds the one call of what is written as expr.
func site(t *testing.T, f *fragment.Func, expr string) *fragment.Site {
	t.Helper()
	var found *fragment.Site
	for _, s := range f.Sites {
		if s.Expr == expr {
			if found != nil {
				t.Fatalf("several calls of %s", expr)
			}
			found = s
		}
	}
	if found == nil {
		t.Fatalf("no call of %s", expr)
	}
	return found
}

// short leaves out the path of the package.
func short(s string) string { return strings.ReplaceAll(s, pkgPath+".", "") }

// show writes a value as its sources.
func show(v fragment.Value) string {
	if len(v) == 0 {
		return "-"
	}
	var out []string
	for _, s := range v {
		out = append(out, short(s.String()))
	}
	return strings.Join(out, " | ")
}
