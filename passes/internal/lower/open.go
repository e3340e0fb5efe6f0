package lower

import "go/types"

// maxOpen bounds how deep in a type a type parameter is looked for.
const maxOpen = 12

// Open reports whether a type parameter occurs in t: such a type can be any of its instances.
func Open(t types.Type) bool { return open(t, maxOpen) }

// SameInstance reports whether two instances of one generic type may be the same: their type
// arguments are, except where generic code speaks of its own type parameters.
func SameInstance(a, b *types.Named) bool {
	if a.Origin() != b.Origin() {
		return false
	}
	as, bs := a.TypeArgs(), b.TypeArgs()
	if as.Len() != bs.Len() {
		return true // one of them is the generic type itself
	}
	for i := range as.Len() {
		if x, y := as.At(i), bs.At(i); !types.Identical(x, y) && !Open(x) && !Open(y) {
			return false
		}
	}
	return true
}

func open(t types.Type, depth int) bool {
	if depth == 0 {
		return false
	}
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			if open(arg, depth-1) {
				return true
			}
		}
	case *types.Signature:
		return open(t.Params(), depth-1) || open(t.Results(), depth-1)
	case *types.Tuple:
		for v := range t.Variables() {
			if open(v.Type(), depth-1) {
				return true
			}
		}
	case *types.Map:
		return open(t.Key(), depth-1) || open(t.Elem(), depth-1)
	case interface{ Elem() types.Type }:
		return open(t.Elem(), depth-1)
	}
	return false
}
