package lower

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// given reports whether a channel is a parameter of the function.
func (f *funcLowering) given(ch ssa.Value) bool {
	return traces(f, ch, func(v ssa.Value) bool {
		_, ok := v.(*ssa.Parameter)
		return ok
	})
}

// forOneCall reports whether an address is a field of a struct that the function makes and
// neither returns nor puts anywhere: it lives as long as the call.
func (f *funcLowering) forOneCall(addr ssa.Value) bool {
	field, ok := addr.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	made, ok := field.X.(*ssa.Alloc)
	if !ok {
		return false
	}
	is := func(v ssa.Value) bool { return traces(f, v, func(v ssa.Value) bool { return v == made }) }
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.Return:
				if slices.ContainsFunc(i.Results, is) {
					return false
				}
			case *ssa.Store:
				if _, variable := i.Addr.(*ssa.Alloc); !variable && is(i.Val) {
					return false
				}
			}
		}
	}
	return true
}
