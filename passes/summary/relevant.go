package summary

import (
	"go/ast"
	"go/types"

	facts "github.com/txspill/txspill/passes/internal/summary"
)

// relevant reports whether a package can matter: it belongs to the module under analysis, where
// a package that does nothing may still wire what others do, or it uses a function that the tables or a
// fact know of, or has a function that may call what it is given. For all others no SSA is
// built.
func relevant(w *world) bool {
	if w.module != "" && !w.library {
		return true
	}
	seen := map[types.Object]bool{}
	for _, obj := range w.pass.TypesInfo.Uses {
		fn, ok := obj.(*types.Func)
		if !ok || seen[fn] || fn.Pkg() == nil {
			continue
		}
		seen[fn] = true
		if w.cat.Knows(fn.Pkg().Path()) && !w.Opaque(fn.Pkg().Path()) {
			return true
		}
		if e := w.Entry(fn); e != nil && (e.Opener != nil || e.Closer != nil || e.Runner != nil ||
			e.Sink != nil || e.AfterCommit != nil || e.Register != nil) {
			return true
		}
		if fn.Pkg() == w.pass.Pkg || w.Opaque(fn.Pkg().Path()) {
			continue
		}
		var s facts.Summary
		if w.pass.ImportObjectFact(fn.Origin(), &s) {
			return true
		}
	}
	return takesFunctions(w)
}

// takesFunctions reports whether a function of the package has a parameter that it could
// call: a function, a struct or pointer that holds one, or an interface of a project's own.
func takesFunctions(w *world) bool {
	for _, file := range w.pass.Files {
		for _, decl := range file.Decls {
			fd, ok := decl.(*ast.FuncDecl)
			if !ok || fd.Body == nil {
				continue
			}
			obj, ok := w.pass.TypesInfo.Defs[fd.Name].(*types.Func)
			if !ok {
				continue
			}
			for v := range obj.Signature().Params().Variables() {
				if w.callable(v.Type()) {
					return true
				}
			}
			if w.cat.Hook(obj) != nil {
				return true
			}
		}
	}
	return false
}

func (w *world) callable(t types.Type) bool {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		named, ok := types.Unalias(t).(*types.Named)
		return ok && named.Obj().Pkg() != nil && !w.Opaque(named.Obj().Pkg().Path())
	case *types.Struct:
		for f := range u.Fields() {
			if _, ok := f.Type().Underlying().(*types.Signature); ok {
				return true
			}
		}
	}
	return false
}
