package lower

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// scanUses notes the functions that the function mentions and the conversions to interface
// types that it makes: what link needs in order to tell what is wired from what is not.
func (f *funcLowering) scanUses() {
	seen := map[string]bool{}
	var operands []*ssa.Value
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			operands = instr.Operands(operands[:0])
			for _, op := range operands {
				if fn, ok := (*op).(*ssa.Function); ok {
					if id := f.idOf(fn); id != "" {
						seen[id] = true
					}
				}
			}
			f.scanConversion(instr)
			f.out.Joins = f.out.Joins || f.takesTx(instr)
		}
	}
	for id := range seen {
		f.out.Uses = append(f.out.Uses, id)
	}
	slices.Sort(f.out.Uses)
}

func (f *funcLowering) idOf(fn *ssa.Function) string {
	if origin := fn.Origin(); origin != nil {
		fn = origin
	}
	if lit, ok := f.funcs[fn]; ok {
		return lit.out.ID
	}
	if obj, ok := fn.Object().(*types.Func); ok {
		return FuncID(obj)
	}
	return ""
}

func (f *funcLowering) scanConversion(instr ssa.Instruction) {
	var from, to types.Type
	switch i := instr.(type) {
	case *ssa.MakeInterface:
		from, to = i.X.Type(), i.Type()
	case *ssa.ChangeInterface:
		from, to = i.X.Type(), i.Type()
	case *ssa.ChangeType: // to an interface type with the same methods
		if from, to = i.X.Type(), i.Type(); !types.IsInterface(to) {
			return
		}
	case *ssa.TypeAssert:
		if !types.IsInterface(i.AssertedType) || isAny(i.X.Type()) {
			return
		}
		from, to = i.X.Type(), i.AssertedType
	case *ssa.Call: // an argument for a parameter of a type parameter
		f.scanInstance(i.Common())
		return
	default:
		return
	}
	if f.out.Test {
		return
	}
	f.lowering.out.Converts = append(f.lowering.out.Converts, fragment.Conversion{From: from, To: to, Fn: f.out.ID})
}

// scanInstance notes that the type arguments of a call stand for their constraints.
func (f *funcLowering) scanInstance(c *ssa.CallCommon) {
	fn, ok := c.Value.(*ssa.Function)
	if !ok || fn.Origin() == nil || f.out.Test {
		return
	}
	params := fn.Origin().TypeParams()
	args := fn.TypeArgs()
	if params == nil || params.Len() != len(args) {
		return
	}
	for i, arg := range args {
		f.lowering.out.Converts = append(f.lowering.out.Converts, fragment.Conversion{
			From: arg, To: params.At(i).Constraint(), Fn: f.out.ID,
		})
	}
}

// isAny reports whether t is any, out of which can come anything: that is not followed. An empty
// interface with a name is another matter: what is converted to that is meant to be it.
func isAny(t types.Type) bool {
	iface, ok := types.Unalias(t).(*types.Interface)
	return ok && iface.Empty()
}
