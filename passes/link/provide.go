package link

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// Containers that inject dependencies are handed constructors as values of any, which they call by
// reflection. What a constructor makes can be asked for any of its methods from then on, and it goes
// behind the interfaces that the container is told of. These are handed to it as pointers to them,
// fx.As(new(Store)), since an interface type has no value of its own. Which pointer belongs to which
// constructor is not followed: what one of them makes counts wherever it fits.

// made returns what a function makes that is converted to an interface: the types of its results.
func made(t types.Type) []types.Type {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	var out []types.Type
	for v := range sig.Results().Variables() {
		out = append(out, v.Type())
	}
	return out
}

// provided returns the conversions that containers make.
func provided(converts []fragment.Conversion) []fragment.Conversion {
	var asked, given []types.Type
	for _, c := range converts {
		if ptr, ok := types.Unalias(c.From).(*types.Pointer); ok && isAsked(ptr.Elem()) {
			asked = append(asked, ptr.Elem())
		}
		given = append(given, made(c.From)...)
	}
	var out []fragment.Conversion
	for _, to := range asked {
		iface := to.Underlying().(*types.Interface)
		for _, from := range given {
			if types.Implements(from, iface) {
				out = append(out, fragment.Conversion{From: from, To: to})
			}
		}
	}
	return out
}

// isAsked reports whether a container that is handed a pointer to t can mean what implements it.
// Pointers to errors are handed to errors.As.
func isAsked(t types.Type) bool {
	iface, ok := t.Underlying().(*types.Interface)
	return ok && !iface.Empty() && !types.Identical(t, types.Universe.Lookup("error").Type())
}
