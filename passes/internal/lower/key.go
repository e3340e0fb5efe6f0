package lower

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// fieldNames returns the name of a struct field and its key, "" for unnamed structs. The
// instances of a generic type have a key in common.
func fieldNames(t types.Type, index int) (name, key string) {
	t = pointee(t)
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return "?", ""
	}
	name = st.Field(index).Name()
	if _, ok := types.Unalias(t).(*types.Named); !ok {
		return name, ""
	}
	return name, typeKey(t) + "." + name
}

func pointee(t types.Type) types.Type {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		return ptr.Elem()
	}
	return t
}

func globalKey(g *ssa.Global) string {
	if g.Pkg == nil {
		return g.Name()
	}
	return g.Pkg.Pkg.Path() + "." + g.Name()
}

func (f *funcLowering) bindID(i int) string { return fmt.Sprintf("%s@%d", f.out.ID, i) }

func (f *funcLowering) paramIndex(p *ssa.Parameter) int {
	for i, q := range f.fn.Params {
		if p == q {
			return i
		}
	}
	return 0
}

func (f *funcLowering) freeIndex(v *ssa.FreeVar) int {
	for i, q := range f.fn.FreeVars {
		if v == q {
			return f.out.NumParams + i
		}
	}
	return 0
}
