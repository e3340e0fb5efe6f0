package sight

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// Handles tells types that can be a transaction from those that cannot.
type Handles struct{ Catalog *catalog.Catalog }

// HoldsTx implements solver.World.
func (h Handles) HoldsTx(t types.Type) bool {
	if h.Catalog.Handle(t) != catalog.NoHandle {
		return true
	}
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		switch h.Catalog.Handle(f.Type()) {
		case catalog.Proves, catalog.ProvesRO:
			return true
		case catalog.MayCarry:
			if types.IsInterface(f.Type()) {
				return true
			}
		}
	}
	return false
}

// TxToo implements solver.World: the transactions of a library are declared where its pools are.
func (h Handles) TxToo(pool *types.Func) bool {
	scope := pool.Pkg().Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() || h.Catalog.Handle(tn.Type()) == catalog.NoHandle {
			continue
		}
		if obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, pool.Pkg(), pool.Name()); obj != nil {
			return true
		}
	}
	return false
}
