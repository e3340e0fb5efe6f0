package lower

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// fieldNames returns the name of a struct field and its key, "" for unnamed structs.
func fieldNames(t types.Type, index int) (name, key string) {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return "?", ""
	}
	name = st.Field(index).Name()
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Origin().TypeParams() != nil {
		return name, "" // the instances of a generic type keep different functions in one field
	}
	return name, typeKey(t) + "." + name
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
