package lower

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// takesTx reports whether an instruction takes a transaction out of what the function is given:
// out of an interface value, most often one that a context carries, or out of a field. Such a
// function mostly joins the transaction of its caller, and has the pool for where there is none.
func (f *funcLowering) takesTx(instr ssa.Instruction) bool {
	switch i := instr.(type) {
	case *ssa.TypeAssert:
		return f.reachesWithin(i.AssertedType, assertedReach)
	case *ssa.FieldAddr:
		return f.provesTx(i.X.Type(), i.Field) && !onlyStored(i)
	case *ssa.Field:
		return f.provesTx(i.X.Type(), i.Field)
	}
	return false
}

// assertedReach bounds how deep a transaction lies in what a context carries: it is the value,
// or in a field of it.
const assertedReach = 2

// onlyStored reports whether the function puts something into a field and reads nothing from it.
func onlyStored(addr *ssa.FieldAddr) bool {
	for _, ref := range *addr.Referrers() {
		if st, ok := ref.(*ssa.Store); !ok || st.Addr != addr {
			return false
		}
	}
	return true
}

// provesTx reports whether a field has a transaction. What a transaction has in a field, as
// those of libraries embed one another, is nothing new.
func (f *funcLowering) provesTx(t types.Type, field int) bool {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok || f.classOf(t).IsHandle() {
		return false
	}
	c := f.classOf(st.Field(field).Type())
	return c == fragment.Tx || c == fragment.TxRO
}
