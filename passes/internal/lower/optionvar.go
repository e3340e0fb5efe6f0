package lower

import (
	"cmp"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// scanOptions notes the package variables whose initial value makes transactions read-only, and which
// nothing in the package is ever stored in.
func (l *lowering) scanOptions() {
	options, changed := map[*types.Var]bool{}, map[*types.Var]bool{}
	for i, f := range l.order {
		initial := i == 0 && f.fn.Object() == nil // of the package; a declared init may do anything
		for _, b := range f.fn.Blocks {
			for _, instr := range b.Instrs {
				store, ok := instr.(*ssa.Store)
				if !ok {
					continue
				}
				v := variableOf(store.Addr)
				switch {
				case v == nil:
				case !initial:
					changed[v] = true
				case f.storesReadOnly(store):
					options[v] = true
				}
			}
		}
	}
	for v := range options {
		if !changed[v] {
			l.out.ReadOnly = append(l.out.ReadOnly, v)
		}
	}
	slices.SortFunc(l.out.ReadOnly, func(a, b *types.Var) int { return cmp.Compare(a.Name(), b.Name()) })
}

// storesReadOnly reports whether what is stored makes an option value read-only: the value, or a field
// of one.
func (f *funcLowering) storesReadOnly(store *ssa.Store) bool {
	fa, ok := store.Addr.(*ssa.FieldAddr)
	if !ok {
		return f.readOnlyOption(store.Val, maxCopies)
	}
	t := pointee(fa.X.Type())
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	want, ok := f.Catalog.ReadOnlyField(t, st.Field(fa.Field).Name())
	return ok && isConst(store.Val, want)
}

// variableOf returns the package variable that an address is one of, or of a field of, or of what it
// points to; nil for others.
func variableOf(addr ssa.Value) *types.Var {
	for {
		switch x := addr.(type) {
		case *ssa.FieldAddr:
			addr = x.X
		case *ssa.UnOp:
			addr = x.X
		case *ssa.Global:
			v, _ := x.Object().(*types.Var)
			return v
		default:
			return nil
		}
	}
}

// readOnlyVar reports whether a package variable makes transactions read-only.
func (f *funcLowering) readOnlyVar(g *ssa.Global) bool {
	v, ok := g.Object().(*types.Var)
	if !ok || v.Pkg() == f.Pkg {
		return ok && slices.Contains(f.lowering.out.ReadOnly, v)
	}
	return f.Input.ReadOnly != nil && f.Input.ReadOnly(v)
}
