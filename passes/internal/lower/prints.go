package lower

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// prints reports whether the function passes its own variadic arguments on to a function of
// the standard library that takes any, too: it makes a text of them. Whoever it hands the text
// to is a log, as the loggers that the tables know.
func (f *funcLowering) prints() bool {
	sig := f.fn.Signature
	if !takesAny(sig) {
		return false
	}
	own := f.fn.Params[len(f.fn.Params)-1]
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok || len(call.Call.Args) == 0 || !takesAny(call.Call.Signature()) {
				continue
			}
			fn := call.Call.StaticCallee()
			if fn == nil || fn.Pkg == nil || !catalog.Standard(fn.Pkg.Pkg.Path(), f.Module) {
				continue
			}
			last := call.Call.Args[len(call.Call.Args)-1]
			if traces(f, last, func(v ssa.Value) bool { return v == own }) {
				return true
			}
		}
	}
	return false
}

// takesAny reports whether the last parameter is ...any.
func takesAny(sig *types.Signature) bool {
	if !sig.Variadic() {
		return false
	}
	list, ok := sig.Params().At(sig.Params().Len() - 1).Type().(*types.Slice)
	if !ok {
		return false
	}
	iface, ok := list.Elem().Underlying().(*types.Interface)
	return ok && iface.Empty()
}
