// Package sight finds methods among the types that are in sight: what separate analysis and
// link have in common when they resolve a dynamic call.
package sight

import (
	"go/types"
	"strings"
)

// Implementation returns the method of a concrete type that a call of the interface method m
// runs, or nil. A method that is promoted from an embedded interface is nobody's: whose it is
// depends on the value.
func Implementation(t types.Type, m *types.Func) *types.Func {
	obj, _, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name())
	fn, ok := obj.(*types.Func)
	if !ok {
		return nil
	}
	if recv := fn.Signature().Recv(); recv == nil || types.IsInterface(recv.Type()) {
		return nil
	}
	return fn.Origin()
}

// Method returns the interface method with the given full name, or nil; lookup finds packages
// by their import path.
func Method(key string, lookup func(path string) *types.Package) *types.Func {
	recv, name, ok := strings.Cut(strings.TrimPrefix(key, "("), ").")
	if !ok {
		return nil
	}
	if i := strings.IndexByte(recv, '['); i >= 0 {
		recv = recv[:i]
	}
	dot := strings.LastIndexByte(recv, '.')
	if dot < 0 {
		return nil
	}
	pkg := lookup(recv[:dot])
	if pkg == nil {
		return nil
	}
	tn, ok := pkg.Scope().Lookup(recv[dot+1:]).(*types.TypeName)
	if !ok {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, pkg, name)
	fn, _ := obj.(*types.Func)
	return fn
}
