package solver

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/lower"
)

// invoke returns whom a call of an interface method may reach: the methods of the dynamic
// types that are known, the implementations in sight when one is not, and nobody when the
// tables speak of the interface method itself.
func (e *Engine) invoke(n *node, m method, entry *catalog.Entry, args []arg) ([]target, []symbolic) {
	switch {
	case promised(entry):
		return e.declaredMethod(n, m, entry, args)
	case acts(entry):
		return []target{e.named(MethodKey(m.Func), m.Func, entry, args)}, nil
	}
	d := &dispatch{e: e, m: m, args: args, seen: map[string]bool{}}
	var syms []symbolic
	for _, s := range args[0].val {
		switch s.Kind {
		case fragment.Concrete:
			if t, ok := e.types[s.Key]; ok {
				d.add(e.world.Method(t, m.Func))
			}
		case fragment.Dynamic:
			if e.world.Expands(n.Pkg) {
				d.expand()
			}
		case fragment.Result:
			if s.Path == "" && n.calls != nil && e.adapted(m) {
				d.out = append(d.out, e.returned(n, s, args[1:])...)
			}
		case fragment.In:
			if s.Path == "" && n.Inputs[s.I].Iface && e.tellsCallers(m) {
				syms = append(syms, symbolic{input: s.I, method: m, args: args[1:]})
			}
		}
	}
	if e.either(m, args[0].val) {
		for i := range d.out {
			d.out[i].either = true
		}
	}
	return d.out, syms
}

// tellsCallers reports whether callers are told of a call of a method on what they pass.
func (e *Engine) tellsCallers(m method) bool {
	return m.Pkg() != nil && (!e.world.Opaque(m.Pkg().Path()) || e.adapted(m))
}

// dispatch collects whom a call of an interface method may reach.
type dispatch struct {
	e    *Engine
	m    method
	args []arg
	seen map[string]bool
	out  []target
}

func (d *dispatch) add(impl *types.Func) {
	if impl == nil {
		return
	}
	id := d.e.key(impl)
	if d.seen[id] {
		return
	}
	d.seen[id] = true
	t := d.e.named(id, impl, d.e.entryOf(impl), d.args)
	t.dynamic = true
	d.out = append(d.out, t)
}

// expand adds all that is in sight.
func (d *dispatch) expand() {
	if sum := d.e.world.Summary(d.m.Func); sum != nil {
		d.out = append(d.out, target{
			id: MethodKey(d.m.Func), name: lower.DisplayName(d.m.Func), obj: d.m.Func, sum: sum, args: d.args, dynamic: true,
		})
	}
	for _, impl := range d.e.world.Implementations(d.m.on, d.m.Func) {
		d.add(impl)
	}
}
