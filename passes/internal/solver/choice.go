package solver

import (
	"go/types"
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// choice says by which implementations of an interface a transaction was opened. The value
// that they were called on is of one of their types wherever it is met again: what another
// implementation would do with it does not happen in this transaction.
type choice struct {
	from  *node           // in whose terms the value is
	value fragment.Source // the receiver
	impls []*types.Func   // the methods that open
}

// chosenBy returns the choice that an invocation through an interface makes, or nil.
func (e *Engine) chosenBy(n *node, inv *invocation) *choice {
	for p := inv; p != nil; p = p.by {
		if v, ok := receiver(p); ok {
			return &choice{from: n, value: v, impls: []*types.Func{p.obj}}
		}
	}
	return nil
}

// join returns the choice of either; nil is any.
func (c *choice) join(d *choice) *choice {
	if c == nil || d == nil || c.from != d.from || c.value != d.value {
		return nil
	}
	out := *c
	out.impls = slices.Clone(c.impls)
	for _, m := range d.impls {
		if !slices.Contains(out.impls, m) {
			out.impls = append(out.impls, m)
		}
	}
	return &out
}

func (c *choice) equal(d *choice) bool {
	if c == nil || d == nil {
		return c == d
	}
	return c.from == d.from && c.value == d.value && len(c.impls) == len(d.impls)
}

// choice returns by which implementations an open transaction was opened, nil when that says nothing.
func (e *Engine) choice(n *node, x *openTx) *choice {
	if x.own < 0 {
		return x.ctx.choice
	}
	var out *choice
	site := n.flow.Txs[x.own].Site
	for k := range n.calls[site] {
		inv := &n.calls[site][k]
		if inv.sum == nil || len(inv.sum.Opens) == 0 {
			continue
		}
		c := e.chosenBy(n, inv)
		if out != nil {
			c = c.join(out)
		}
		if c == nil {
			return nil
		}
		out = c
	}
	return out
}

// contradicts reports whether an invocation takes the value that a choice was made of to be of
// another type.
func (e *Engine) contradicts(n *node, c *choice, inv *invocation) bool {
	if c == nil {
		return false
	}
	for p := inv; p != nil; p = p.by {
		v, ok := receiver(p)
		if !ok || !e.is(n, v, c) {
			continue
		}
		if !slices.ContainsFunc(c.impls, func(m *types.Func) bool { return e.world.Together(m, p.obj) }) {
			return true
		}
	}
	return false
}

// is reports whether v in n is the value of a choice.
func (e *Engine) is(n *node, v fragment.Source, c *choice) bool {
	for n != c.from && v.Kind != fragment.Global {
		maker, ok := e.nodes[n.Parent]
		if !ok || v.Kind != fragment.In || v.I < n.NumParams {
			return false
		}
		if v, ok = captured(maker, n, v); !ok {
			return false
		}
		n = maker
	}
	return v == c.value
}

// captured returns what a variable that a literal captures is for the function that makes it.
func captured(maker, lit *node, v fragment.Source) (fragment.Source, bool) {
	for i := range maker.Binds {
		b := &maker.Binds[i]
		if b.Target == lit.ID && v.I-b.First < len(b.Values) {
			return place(maker.at(b.Values[v.I-b.First], v.Path))
		}
	}
	return fragment.Source{}, false
}

// receiver returns the value on which an invocation calls a method of an interface.
func receiver(inv *invocation) (fragment.Source, bool) {
	if !inv.dynamic || inv.obj == nil || inv.ret != nil {
		return fragment.Source{}, false
	}
	if recv := inv.obj.Signature().Recv(); recv == nil || types.IsInterface(recv.Type()) || len(inv.args) == 0 {
		return fragment.Source{}, false
	}
	if inv.on != (fragment.Source{}) {
		return inv.on, true
	}
	return place(inv.args[0].val)
}

// place returns the one place that a value comes from, its variable and its type aside.
func place(v fragment.Value) (out fragment.Source, ok bool) {
	for _, s := range v {
		switch s.Kind {
		case fragment.In, fragment.Result, fragment.Global:
			if ok {
				return fragment.Source{}, false
			}
			out, ok = s, true
		case fragment.CellSrc, fragment.Field, fragment.Dynamic:
		default:
			return fragment.Source{}, false
		}
	}
	return out, ok
}
