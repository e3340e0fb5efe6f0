package solver

import (
	"go/types"
	"slices"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
)

// invoke returns whom a call of an interface method may reach: the methods of the dynamic
// types that are known, the implementations in sight when one is not, and nobody when the
// tables speak of the interface method itself.
func (e *Engine) invoke(n *node, m method, entry *catalog.Entry, args []arg) ([]target, []symbolic) {
	switch {
	case promised(entry):
		return e.declaredMethod(n, m, entry, args)
	case acts(entry):
		return []target{e.named(e.key(m.Func), m.Func, entry, args)}, nil
	}
	d := &dispatch{e: e, m: m, args: args}
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
	seen map[string]bool // the IDs of those that out has, when it has many
	out  []target
}

func (d *dispatch) add(impl *types.Func) {
	if impl != nil {
		d.reach(d.e.implementation(impl))
	}
}

// reach adds a target, its arguments aside, if it is not there yet.
func (d *dispatch) reach(t target) {
	if d.has(t.id) {
		return
	}
	t.args = d.args
	d.out = append(d.out, t)
}

func (d *dispatch) has(id string) bool {
	if len(d.out) < few {
		return slices.ContainsFunc(d.out, func(t target) bool { return t.id == id })
	}
	if d.seen == nil {
		d.seen = make(map[string]bool, 2*few)
		for i := range d.out {
			d.seen[d.out[i].id] = true
		}
	}
	if d.seen[id] {
		return true
	}
	d.seen[id] = true
	return false
}

// expand adds all that is in sight.
func (d *dispatch) expand() {
	all := d.e.inSight(d.m)
	if len(d.out) > 0 {
		for _, t := range all {
			d.reach(t)
		}
		return
	}
	d.out = slices.Clone(all)
	for i := range d.out {
		d.out[i].args = d.args
	}
}

// inSight returns what is behind an interface method, once each, arguments aside.
func (e *Engine) inSight(m method) []target {
	if out, ok := e.behind[m]; ok {
		return out
	}
	d := &dispatch{e: e, m: m}
	if sum := e.world.Summary(m.Func); sum != nil {
		d.reach(target{id: e.key(m.Func), name: e.displayName(m.Func), obj: m.Func, sum: sum, dynamic: true})
	}
	for _, impl := range e.world.Implementations(m.on, m.Func) {
		d.add(impl)
	}
	e.behind[m] = d.out
	return d.out
}

// implementation returns a method as the target of a call through an interface, arguments aside.
func (e *Engine) implementation(impl *types.Func) target {
	t := e.named(e.key(impl), impl, e.entryOf(impl), nil)
	t.dynamic = true
	return t
}
