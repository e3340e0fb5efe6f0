package summary

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/sight"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

// Entry implements solver.World: what the tables say, and what authors declare.
func (w *world) Entry(obj *types.Func) *catalog.Entry {
	if obj == nil || obj.Pkg() == nil || catalog.Standard(obj.Pkg().Path(), w.module) {
		return w.cat.Func(obj)
	}
	obj = obj.Origin()
	if e, ok := w.entries[obj]; ok {
		return e
	}
	var part *catalog.Entry
	if c := w.contract(obj); c != nil {
		part = c.Entry(obj.FullName())
	}
	e := w.cat.Declared(obj, part)
	w.entries[obj] = e
	return e
}

// Stored implements solver.World.
func (w *world) Stored(key string) *catalog.Entry {
	if e := sight.Stored(w.cat, key, w.lookup); e != nil {
		return e
	}
	if v := sight.Variable(key, w.lookup); v != nil {
		if c := w.contract(v); c != nil {
			return c.Entry(key)
		}
	}
	return nil
}

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
