package summary

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/catalog"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

// Entry implements solver.World: what the tables say, and what authors declare.
func (w *world) Entry(obj *types.Func) *catalog.Entry {
	if obj == nil || obj.Pkg() == nil || catalog.Standard(obj.Pkg().Path(), w.module) {
		return w.cat.Func(obj)
	}
	return w.declared.Func(obj)
}

// Stored implements solver.World.
func (w *world) Stored(key string) *catalog.Entry { return w.declared.Stored(key) }

// contract returns what an author has declared beside a function or variable, nil for nothing.
func (w *world) contract(obj types.Object) *facts.Contract {
	if obj.Pkg() == w.pass.Pkg {
		return w.contracts[obj]
	}
	var c facts.Contract
	if obj.Pkg() != nil && w.pass.ImportObjectFact(obj, &c) {
		return &c
	}
	return nil
}

// readOnly reports whether a variable of another package makes transactions read-only.
func (w *world) readOnly(v *types.Var) bool {
	return v.Pkg() != nil && w.pass.ImportObjectFact(v, &facts.ReadOnly{})
}
