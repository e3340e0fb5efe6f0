package lower

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// silent are the instructions that lower need not look at. Whatever else go/ssa has, or comes
// to have, must be mentioned in its code.
var silent = map[string]string{
	"DebugRef": "the builder makes none in the mode that lower asks for",
	"Jump":     "the successors of its block say it all",
}

// TestInstructions fails when go/ssa gains an instruction that lower has not heard of.
func TestInstructions(t *testing.T) {
	k := loadKinds(t)
	known := k.mentioned(t)
	for _, kind := range slices.Sorted(maps.Keys(k.instructions)) {
		reason, quiet := silent[kind]
		switch {
		case !known[kind] && !quiet:
			t.Errorf("ssa.%s is an instruction that lower does not mention: say what it means, or list it as silent", kind)
		case known[kind] && quiet:
			t.Errorf("ssa.%s is listed as silent (%s), yet lower mentions it", kind, reason)
		}
	}
	for kind := range silent {
		if !k.instructions[kind] {
			t.Errorf("ssa.%s is listed as silent: there is no such instruction", kind)
		}
	}
}

// TestValues fails when go/ssa gains a value of which lower does not say where it comes from.
func TestValues(t *testing.T) {
	k := loadKinds(t)
	known := visited(t)
	for _, kind := range slices.Sorted(maps.Keys(k.values)) {
		if !known[kind] {
			t.Errorf("ssa.%s is a value for which walk.visit has no case: say where it comes from, or that it does not matter", kind)
		}
	}
}

// kinds are the names of the types of go/ssa whose pointers are values, instructions, calls.
type kinds struct{ values, instructions, calls map[string]bool }

func loadKinds(t *testing.T) *kinds {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes}, "golang.org/x/tools/go/ssa")
	if err != nil {
		t.Fatal(err)
	}
	if len(pkgs) != 1 || pkgs[0].Types == nil || len(pkgs[0].Errors) > 0 {
		t.Fatalf("go/ssa cannot be loaded: %v", pkgs[0].Errors)
	}
	scope := pkgs[0].Types.Scope()
	implementing := func(name string) map[string]bool {
		iface := scope.Lookup(name).Type().Underlying().(*types.Interface)
		out := map[string]bool{}
		for _, name := range scope.Names() {
			tn, ok := scope.Lookup(name).(*types.TypeName)
			if ok && !types.IsInterface(tn.Type()) && types.Implements(types.NewPointer(tn.Type()), iface) {
				out[name] = true
			}
		}
		return out
	}
	k := &kinds{implementing("Value"), implementing("Instruction"), implementing("CallInstruction")}
	if len(k.values) < 25 || len(k.instructions) < 30 || len(k.calls) != 3 {
		t.Fatalf("go/ssa has %d values, %d instructions and %d calls: this test does not find them",
			len(k.values), len(k.instructions), len(k.calls))
	}
	return k
}

// mentioned returns the kinds that are the type of a case or of an assertion in the code.
func (k *kinds) mentioned(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, decls := range declared(t) {
		for _, decl := range decls {
			ast.Inspect(decl, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CaseClause:
					noteKinds(out, n)
				case *ast.TypeAssertExpr:
					out[ssaName(n.Type)] = true
				}
				return true
			})
		}
	}
	if out["CallInstruction"] {
		maps.Copy(out, k.calls)
	}
	return out
}

// visited returns the kinds for which walk.visit has a case: in a switch over the type of the
// value itself, in visit or in a function that it calls.
func visited(t *testing.T) map[string]bool {
	t.Helper()
	decls := declared(t)
	work := slices.Clone(decls["visit"])
	for _, visit := range decls["visit"] {
		ast.Inspect(visit, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				switch fun := call.Fun.(type) {
				case *ast.Ident:
					work = append(work, decls[fun.Name]...)
				case *ast.SelectorExpr:
					work = append(work, decls[fun.Sel.Name]...)
				}
			}
			return true
		})
	}
	out := map[string]bool{}
	for _, decl := range work {
		ast.Inspect(decl, func(n ast.Node) bool {
			if sw, ok := n.(*ast.TypeSwitchStmt); ok && overValue(sw) {
				for _, clause := range sw.Body.List {
					noteKinds(out, clause.(*ast.CaseClause))
				}
			}
			return true
		})
	}
	return out
}

// overValue reports whether a switch is over the type of a variable (v.(type), v := v.(type)),
// not of a part of it.
func overValue(sw *ast.TypeSwitchStmt) bool {
	var e ast.Expr
	switch s := sw.Assign.(type) {
	case *ast.AssignStmt:
		e = s.Rhs[0]
	case *ast.ExprStmt:
		e = s.X
	}
	assert, ok := e.(*ast.TypeAssertExpr)
	if !ok {
		return false
	}
	_, ok = assert.X.(*ast.Ident)
	return ok
}

func noteKinds(out map[string]bool, clause *ast.CaseClause) {
	for _, e := range clause.List {
		out[ssaName(e)] = true
	}
}

// declared returns the functions of the package's code by name.
func declared(t *testing.T) map[string][]*ast.FuncDecl {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]*ast.FuncDecl{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				out[fd.Name.Name] = append(out[fd.Name.Name], fd)
			}
		}
	}
	return out
}

// ssaName returns X of ssa.X and *ssa.X, "" for anything else.
func ssaName(e ast.Expr) string {
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if sel, ok := e.(*ast.SelectorExpr); ok {
		if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "ssa" {
			return sel.Sel.Name
		}
	}
	return ""
}
