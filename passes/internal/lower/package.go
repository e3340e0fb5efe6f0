package lower

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/fault"
	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/directive"
	"github.com/txspill/txspill/passes/internal/fragment"
)

// Input is a type-checked package.
type Input struct {
	Fset    *token.FileSet
	Files   []*ast.File
	Pkg     *types.Package
	Info    *types.Info
	Module  string // path of its module, or ""
	Catalog *catalog.Catalog
	// Entry returns what is known of a function, contracts of authors included; nil: what the tables say.
	Entry func(*types.Func) *catalog.Entry
	// ReadOnly reports whether a variable of another package is an option value that makes a
	// transaction read-only; nil: none is.
	ReadOnly func(*types.Var) bool

	// Sends: sends to channels may count. Those of a library are its own affair: pools, logs and
	// caches work with them, and what hands work on the tables know.
	Sends bool

	At *fault.Place // is kept up to date; may be nil
}

// Package returns the fragment of a package.
func Package(in Input) *fragment.Package {
	if in.Entry == nil {
		in.Entry = in.Catalog.Func
	}
	l := &lowering{
		Input: in,
		out: &fragment.Package{
			Path:  in.Pkg.Path(),
			Types: map[string]types.Type{},
			Refs:  map[string]*types.Func{},
		},
		calls: map[token.Pos]*ast.CallExpr{}, arrows: map[token.Pos]*ast.SendStmt{},
		dropped: map[token.Pos]bool{},
		funcs:   map[*ssa.Function]*funcLowering{},
		class:   map[types.Type]fragment.Class{},
		reach:   map[types.Type]bool{},
		ends:    map[*funcLowering]*ends{}, answers: map[string]bool{}, kept: map[string]bool{},
	}
	l.scanFiles()
	l.collect(l.buildSSA())
	for _, f := range l.order {
		l.At.Enter(f.out.ID)
		f.number()
	}
	if l.Sends && len(l.arrows) > 0 {
		l.scanChannels()
		for _, f := range l.order {
			l.At.Enter(f.out.ID)
			f.scanSends()
		}
	}
	for _, f := range l.order {
		l.At.Enter(f.out.ID)
		f.scanStores()
	}
	l.scanOptions()
	for _, f := range l.order {
		l.At.Enter(f.out.ID)
		f.lower()
		f.scanUses()
		l.out.Funcs = append(l.out.Funcs, f.out)
	}
	l.At.Enter("")
	return l.out
}

// lowering is the work on one package.
type lowering struct {
	Input
	out     *fragment.Package
	calls   map[token.Pos]*ast.CallExpr // by the position of the left parenthesis
	arrows  map[token.Pos]*ast.SendStmt
	dropped map[token.Pos]bool // arrows of sends that are given up without a word
	funcs   map[*ssa.Function]*funcLowering
	order   []*funcLowering
	class   map[types.Type]fragment.Class
	reach   map[types.Type]bool
	ends    map[*funcLowering]*ends
	answers map[string]bool // fields that somebody waits at
	kept    map[string]bool // fields that a channel is put into for good
	blanks  int             // functions without a name so far
}

func (l *lowering) scanFiles() {
	for _, file := range l.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				l.calls[n.Lparen] = n
			case *ast.SendStmt:
				l.arrows[n.Arrow] = n
			case *ast.SelectStmt:
				l.scanSelect(n)
			}
			return true
		})
	}
}

// buildSSA builds the package alone. Requiring the buildssa pass would build SSA for every
// dependency under go vet, since that pass itself requires one that produces facts.
func (l *lowering) buildSSA() *ssa.Package {
	prog := ssa.NewProgram(l.Fset, ssa.BuilderMode(0))
	prog.SetNoReturn(func(fn *types.Func) bool {
		e := l.Catalog.Func(fn)
		return e != nil && e.Exits
	})
	for _, p := range l.Pkg.Imports() {
		prog.CreatePackage(p, nil, nil, true)
	}
	pkg := prog.CreatePackage(l.Pkg, l.Files, l.Info, false)
	pkg.Build()
	return pkg
}

// collect lists the functions: the initialiser of the package, then the declared functions in
// source order, each with its literals.
func (l *lowering) collect(pkg *ssa.Package) {
	if init := pkg.Func("init"); init != nil {
		l.add(init, nil)
	}
	for _, file := range l.Files {
		for _, decl := range file.Decls {
			fd, ok := decl.(*ast.FuncDecl)
			if !ok || fd.Body == nil {
				continue
			}
			obj, ok := l.Info.Defs[fd.Name].(*types.Func)
			if !ok {
				continue
			}
			if fn := pkg.Prog.FuncValue(obj); fn != nil {
				l.add(fn, nil)
			}
		}
	}
}

func (l *lowering) add(fn *ssa.Function, outer *funcLowering) {
	if _, dup := l.funcs[fn]; dup {
		return
	}
	f := &funcLowering{lowering: l, fn: fn, outer: outer, out: &fragment.Func{
		Pkg:   l.Pkg.Path(),
		Short: l.Pkg.Name(),
		Pos:   fn.Pos(),
	}}
	f.identify()
	f.out.At.File, f.out.At.Line = f.file(fn.Pos())
	if file := l.fileOf(fn.Pos()); file != nil {
		f.out.Test = strings.HasSuffix(l.Fset.Position(file.FileStart).Filename, "_test.go") || f.helpsTests()
		f.out.Generated = directive.Generated(l.Fset, file)
	}
	l.funcs[fn] = f
	l.order = append(l.order, f)
	for _, anon := range fn.AnonFuncs {
		l.add(anon, f)
	}
}

// helpsTests reports whether only tests can call the function: it wants a *testing.T or its kin,
// or is a literal in one that does.
func (f *funcLowering) helpsTests() bool {
	if f.outer != nil && f.outer.out.Test {
		return true
	}
	for _, p := range f.fn.Params {
		t := p.Type()
		if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
			t = ptr.Elem()
		}
		if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "testing" {
			return true
		}
	}
	return false
}

func (l *lowering) fileOf(pos token.Pos) *ast.File {
	for _, file := range l.Files {
		if file.FileStart <= pos && pos <= file.FileEnd {
			return file
		}
	}
	return nil
}
