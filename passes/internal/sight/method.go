// Package sight finds methods among the types that are in sight: what separate analysis and
// link have in common when they resolve a dynamic call.
package sight

import (
	"go/types"
	"slices"
	"strings"
)

// Call is a call of an interface method: the static type of the receiver may have it from an
// interface that it embeds.
type Call struct {
	On     types.Type
	Method *types.Func
}

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

// Promoted returns the interface type of the embedded field that a concrete type has the
// method m from, or nil.
func Promoted(t types.Type, m *types.Func) types.Type {
	obj, index, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name())
	if _, ok := obj.(*types.Func); !ok {
		return nil
	}
	for _, i := range index[:len(index)-1] {
		if ptr, ok := t.Underlying().(*types.Pointer); ok {
			t = ptr.Elem()
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return nil
		}
		t = st.Field(i).Type()
	}
	if !types.IsInterface(t) {
		return nil
	}
	return t
}

// Method returns the interface method with the given key, (path.Interface).Name, and the type
// it is called on, or nil; lookup finds packages by their import path.
func Method(key string, lookup func(path string) *types.Package) (on types.Type, method *types.Func) {
	recv, name, ok := strings.Cut(strings.TrimPrefix(key, "("), ").")
	if !ok {
		return nil, nil
	}
	if i := strings.IndexByte(recv, '['); i >= 0 {
		recv = recv[:i]
	}
	dot := strings.LastIndexByte(recv, '.')
	if dot < 0 {
		return nil, nil
	}
	pkg := lookup(recv[:dot])
	if pkg == nil {
		return nil, nil
	}
	tn, ok := pkg.Scope().Lookup(recv[dot+1:]).(*types.TypeName)
	if !ok {
		return nil, nil
	}
	obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, pkg, name)
	fn, _ := obj.(*types.Func)
	return tn.Type(), fn
}

// Together reports whether one of the types, or of those that declare the methods, runs both.
func Together(all []types.Type, a, b *types.Func) bool {
	all = append(slices.Clip(all), a.Signature().Recv().Type(), b.Signature().Recv().Type())
	return slices.ContainsFunc(all, func(t types.Type) bool { return runs(t, a) && runs(t, b) })
}

// runs reports whether a call of a method of this name on a value of type t may run m: it is
// t's own, or t has it from an interface that it embeds.
func runs(t types.Type, m *types.Func) bool {
	return Implementation(t, m) == m.Origin() || Promoted(t, m) != nil
}
