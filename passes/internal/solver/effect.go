package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// solveEffects computes the effects of the functions of a component until nothing changes.
func (e *Engine) solveEffects(scc []*node) {
	for {
		changed := false
		for _, n := range scc {
			e.enter(n)
			for i := range n.Sites {
				changed = e.addEffects(n, i) || changed
				changed = e.tell(n, i) || changed
			}
			changed = e.returnedEffects(n) || changed
			changed = e.tellReturned(n) || changed
		}
		if !changed {
			return
		}
	}
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
		for _, eff := range e.effectsOf(n, site, inv) {
			if n.Prints && eff.Category == catalog.Channel {
				continue // a text for a log
			}
			if eff.Category.Outer() && (e.joins(n) || eff.Category == catalog.NestedTx && runsInOuter(n)) {
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
	s := n.Sites[site]
	list := e.own(n, site, inv)
	if len(list) == 0 {
		return nil
	}
	library := inv.node == nil && inv.obj != nil && inv.obj.Pkg() != nil && !e.world.SameModule(inv.obj.Pkg().Path(), n.Pkg)
	failing := inv.failing || n.HasError && !n.flow.MayCommit(site).Has(n.flow.Ambient())
	out := make([]summary.Effect, 0, len(list))
	for _, eff := range list {
		if eff.Category.Outer() && inv.either {
			continue
		}
		eff = through(s, inv, eff)
		eff.Reported = eff.Reported && !library // in a library nobody sees it
		eff.Async = eff.Async || inv.async || s.Mode == fragment.Go
		eff.Failing = eff.Failing || failing
		out = append(out, eff)
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

// through adds the calls between the site and the function invoked to the path of an effect:
// the function itself, unless it is a literal that needs no mention, and before it the callee
// that calls it or the interface method or variable that it was found through.
func through(s *fragment.Site, inv *invocation, eff summary.Effect) summary.Effect {
	found := inv.dynamic && inv.obj != s.Obj
	literal := inv.node != nil && inv.node.Parent != ""
	if !literal || !inv.callback && !found {
		eff = eff.Through(summary.Frame{Func: inv.name, File: s.File, Line: s.Line})
	}
	switch {
	case inv.callback || inv.dynamic && !s.Invoke:
		eff = eff.Through(summary.Frame{Func: s.Expr, File: s.File, Line: s.Line, Written: true})
	case found:
		eff = eff.Through(summary.Frame{Func: s.Name, File: s.File, Line: s.Line})
	}
	if found {
		eff.Dynamic++
	}
	return eff
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
