package lower

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// maxCopies bounds through how many variables an option value is followed, which may be copied
// in a circle. What is lost is that a transaction is read-only.
const maxCopies = 4

// readOnlyOption reports whether v is an option value that makes a transaction read-only: a
// composite literal with the constant that the catalogue names, or a package variable that has one.
func (f *funcLowering) readOnlyOption(v ssa.Value, depth int) bool {
	if depth == 0 {
		return false
	}
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
			continue
		case *ssa.UnOp:
			v = x.X
			continue
		case *ssa.Slice:
			v = x.X
			continue
		}
		break
	}
	if g, ok := v.(*ssa.Global); ok {
		return f.readOnlyVar(g)
	}
	alloc, ok := v.(*ssa.Alloc)
	if !ok {
		return false
	}
	return f.readOnlyElem(alloc, depth) || f.readOnlyStruct(alloc, depth)
}

// readOnlyElem reports whether an element of a variadic argument makes it read-only.
func (f *funcLowering) readOnlyElem(alloc *ssa.Alloc, depth int) bool {
	if _, ok := alloc.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array); !ok {
		return false
	}
	for _, ref := range *alloc.Referrers() {
		at, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, r := range *at.Referrers() {
			if store, ok := r.(*ssa.Store); ok && f.readOnlyOption(store.Val, depth-1) {
				return true
			}
		}
	}
	return false
}

func (f *funcLowering) readOnlyStruct(alloc *ssa.Alloc, depth int) bool {
	t := alloc.Type().Underlying().(*types.Pointer).Elem()
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for _, ref := range *alloc.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && store.Addr == alloc && f.readOnlyOption(store.Val, depth-1) {
			return true // a copy of a composite literal
		}
		fa, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		want, ok := f.Catalog.ReadOnlyField(t, st.Field(fa.Field).Name())
		if !ok {
			continue
		}
		for _, r := range *fa.Referrers() {
			if store, ok := r.(*ssa.Store); ok && isConst(store.Val, want) {
				return true
			}
		}
	}
	return false
}

func isConst(v ssa.Value, want string) bool {
	for {
		if c, ok := v.(*ssa.ChangeType); ok {
			v = c.X
			continue
		}
		break
	}
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil {
		return false
	}
	if c.Value.Kind() == constant.String {
		return constant.StringVal(c.Value) == want
	}
	return c.Value.ExactString() == want
}
