package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// solveEffects computes the effects of the functions of a component until nothing changes.
func (e *Engine) solveEffects(scc []*node) {
	if len(scc) == 1 && !e.readsItself(scc[0]) {
		e.solveEffectsOf(scc[0])
		return
	}
	readers := e.readers(scc)
	dirty := map[*node]bool{}
	for _, n := range scc {
		dirty[n] = true
	}
	for len(dirty) > 0 {
		for _, n := range scc {
			if !dirty[n] {
				continue
			}
			delete(dirty, n)
			if e.solveEffectsOf(n) {
				for _, m := range readers[n] {
					dirty[m] = true
				}
			}
		}
	}
}

// solveEffectsOf adds the effects of a function as they show now, and reports whether that changed
// anything.
func (e *Engine) solveEffectsOf(n *node) bool {
	e.enter(n)
	changed := false
	for i := range n.Sites {
		changed = e.addEffects(n, i) || changed
		changed = e.tell(n, i) || changed
	}
	changed = e.returnedEffects(n) || changed
	return e.tellReturned(n) || changed
}

func (e *Engine) addEffects(n *node, site int) bool {
	if !n.flow.Reached(site) || n.Test {
		return false
	}
	changed := false
	open := e.openAt(n, site)
	for k := range n.calls[site] {
		inv := &n.calls[site][k]
		if inv.later || inv.assumed || inv.made {
			continue
		}
		list := e.own(n, site, inv)
		if len(list) == 0 {
			continue
		}
		v := e.view(n, site, inv)
		for i := range list {
			eff, ok := v.see(&list[i], e.path)
			if !ok || e.isNone(n, &eff) {
				continue
			}
			eff.Reported = eff.Reported || e.accounted(n, site, inv, countsFor(&eff, open))
			if summary.AddEffect(&n.sum.Effects, eff) {
				changed = true
			}
			if n.hoards && inv.field == noField && summary.AddEffect(&n.bare, eff) {
				changed = true
			}
		}
	}
	return changed
}

// isNone reports whether what is an effect elsewhere is none of this function: a text that it sends to a
// log, a transaction that it joins.
func (e *Engine) isNone(n *node, eff *summary.Effect) bool {
	if n.Prints && eff.Category == catalog.Channel {
		return true
	}
	return eff.Category.Outer() && (e.joins(n) || eff.Category == catalog.NestedTx && runsInOuter(n))
}

// wants reports whether an effect is reported.
func (e *Engine) wants(eff summary.Effect) bool { return e.opts.Want == nil || e.opts.Want(&eff) }

// accounted reports whether an effect of a site needs no word from callers: it is reported
// here, or here is the reason not to report it. Who is handed the transaction speaks for itself,
// and may have ended it before.
func (e *Engine) accounted(n *node, site int, inv *invocation, open []openTx) bool {
	if inv.inside && !inv.readOnly {
		return true
	}
	for i := range open {
		x := &open[i]
		if (!x.readOnly || e.opts.ReadOnly) && !e.speaksFor(n, site, inv, x) {
			return true
		}
	}
	return false
}

// speaksFor reports whether what the function invoked says of its effects counts, because it has the
// transaction in its hands. Where the transaction may be one that the caller's caller holds, its
// commit may do nothing, and nor may what comes after it.
func (e *Engine) speaksFor(n *node, site int, inv *invocation, x *openTx) bool {
	if !e.holds(n, inv, x) || inv.node != nil && e.told(n, n.Sites[site], inv) {
		return false
	}
	return x.own < 0 || !joins(n, n.flow.Txs[x.own].Site)
}

// joins reports whether an opener may return the transaction of what it is given.
func joins(n *node, site int) bool {
	for k := range n.calls[site] {
		sum := n.calls[site][k].sum
		if sum == nil {
			continue
		}
		for _, o := range sum.Opens {
			if slices.ContainsFunc(sum.Carries, func(c summary.Carry) bool { return c.Result == o.Result }) {
				return true
			}
		}
	}
	return false
}

// effectsOf returns the effects of an invocation as seen from its site, in their order.
func (e *Engine) effectsOf(n *node, site int, inv *invocation) []summary.Effect {
	list := e.own(n, site, inv)
	if len(list) == 0 {
		return nil
	}
	v := e.view(n, site, inv)
	out := make([]summary.Effect, 0, len(list))
	for i := range list {
		if eff, ok := v.see(&list[i], nil); ok {
			out = append(out, eff)
		}
	}
	return out
}

// own returns the effects of the function invoked as its summary or the tables have them.
func (e *Engine) own(n *node, site int, inv *invocation) []summary.Effect {
	en := inv.entry
	switch {
	case en != nil && en.Safe != nil && e.safe(n, site, inv):
		return nil
	case inv.ret != nil:
		return inv.ret.Effects
	case en != nil && en.Sink != nil:
		if en.Sink.Category.Outer() && !e.onPool(n, site, inv) {
			return nil
		}
		return []summary.Effect{{Category: en.Sink.Category, Sink: en.Name, Read: en.Sink.Read}}
	case acts(en) || inv.sum == nil || inv.node != nil && inv.node.Pkg != n.Pkg && e.world.Opaque(inv.node.Pkg):
		return nil
	}
	if list, ok := e.bareEffects(n, inv); ok {
		return list
	}
	return inv.sum.Effects
}

// safe reports whether the tables' condition holds under which a call is no effect: it is
// bound to an open transaction, or always harmless.
func (e *Engine) safe(n *node, site int, inv *invocation) bool {
	tx := inv.entry.Safe.Tx
	i := 0
	switch {
	case tx == -1: // catalog.None
		return true
	case tx >= 0:
		i = tx
		if inv.obj != nil && inv.obj.Signature().Recv() != nil {
			i++
		}
	}
	if i >= len(inv.args) {
		return false
	}
	a := inv.args[i]
	if a.class == fragment.Tx || a.class == fragment.TxRO {
		return true
	}
	for _, x := range e.openAt(n, site) {
		if e.carries(n, a, &x) {
			return true
		}
	}
	return false
}

// returnedEffects notes the effects of the functions among the results.
func (e *Engine) returnedEffects(n *node) bool {
	changed := false
	for ret := range n.Func.Returns {
		for j, s := range n.functions(ret) {
			for _, eff := range e.effectsWhenCalled(n, s) {
				if summary.AddEffect(&n.sum.Function(j).Effects, eff) {
					changed = true
				}
			}
		}
	}
	return changed
}

// effectsWhenCalled returns the effects of a function value among the results.
func (e *Engine) effectsWhenCalled(n *node, s fragment.Source) []summary.Effect {
	if s.Kind == fragment.Result && s.Path == "" {
		var out []summary.Effect
		for _, t := range e.returned(n, s, nil) {
			out = append(out, t.ret.Effects...)
		}
		return out
	}
	t, ok := e.returnable(n, s)
	if !ok || t.sum == nil {
		return nil
	}
	return t.sum.Effects
}
