package solver

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/summary"
)

// promised reports whether an entry is a contract: its author's word on the effects of a function,
// and on nothing else (rule R19).
func promised(en *catalog.Entry) bool { return en != nil && en.Declared }

// acting is the summary of a function of which the tables say how it acts.
func (e *Engine) acting(id string, obj *types.Func, entry *catalog.Entry) *summary.Summary {
	if promised(entry) {
		if n := e.nodes[id]; n != nil && n.part {
			return n.sum
		}
		if s := e.world.Summary(obj); s != nil {
			return s
		}
	}
	return e.fromEntry(entry, obj)
}

// declaredMethod returns whom a call of an interface method with a contract may reach: what it does
// to transactions and with functions, the implementations say, its effects the contract.
func (e *Engine) declaredMethod(n *node, m method, entry *catalog.Entry, args []arg) ([]target, []symbolic) {
	out, syms := e.invoke(n, m, nil, args)
	for i := range out {
		t := &out[i]
		t.obj, t.name, t.entry, t.node, t.dynamic = m.Func, e.displayName(m.Func), entry, nil, false
	}
	if len(out) == 0 {
		out = []target{e.named(MethodKey(m.Func), m.Func, entry, args)}
	}
	return out, syms
}
