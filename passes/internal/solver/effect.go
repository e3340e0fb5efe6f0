package solver

import (
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// solveEffects computes the effects of the functions of a component until nothing changes.
func (e *Engine) solveEffects(scc []*node) {
	for {
		changed := false
		for _, n := range scc {
			for i := range n.Sites {
				changed = e.addEffects(n, i) || changed
				changed = e.tell(n, i) || changed
			}
			changed = e.returnedEffects(n) || changed
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
			eff.Reported = eff.Reported || e.accounted(n, site, inv, open)
			if summary.AddEffect(&n.sum.Effects, eff) {
				changed = true
			}
		}
	}
	return changed
}

// tell notes of which calls of what it is given the function itself reports the effects, going
// by the implementations in sight, so that its callers need not.
func (e *Engine) tell(n *node, site int) bool {
	changed := false
	for i := range n.symbols[site] {
		s := &n.symbols[site][i]
		if s.method == nil || !(s.call != nil && s.call.Told || e.reportsAssumed(n, site)) {
			continue
		}
		for k := range n.sum.Calls {
			c := &n.sum.Calls[k]
			if c.Input == s.input && c.Path == s.path && c.Method == MethodKey(s.method) && !c.Told {
				c.Told, changed = true, true
			}
		}
	}
	return changed
}

// reportsAssumed reports whether a site inside a region has effects by assumption.
func (e *Engine) reportsAssumed(n *node, site int) bool {
	for k := range n.calls[site] {
		inv := &n.calls[site][k]
		if inv.assumed && !inv.later && len(e.effectsOf(n, site, inv)) > 0 && e.accounted(n, site, inv, e.openAt(n, site)) {
			return true
		}
	}
	return false
}

// accounted reports whether an effect of a site needs no word from callers: it is reported
// here, or here is the reason not to report it.
func (e *Engine) accounted(n *node, site int, inv *invocation, open []openTx) bool {
	if inv.inside && !inv.readOnly {
		return true
	}
	for _, x := range open {
		if !x.readOnly || e.opts.ReadOnly {
			return true
		}
	}
	return false
}

// effectsOf returns the effects of an invocation as seen from its site, in their order.
func (e *Engine) effectsOf(n *node, site int, inv *invocation) []summary.Effect {
	s := n.Sites[site]
	if inv.entry != nil && inv.entry.Safe != nil && e.safe(n, site, inv) {
		return nil
	}
	var list []summary.Effect
	switch {
	case inv.ret != nil:
		list = inv.ret.Effects
	case inv.entry != nil && inv.entry.Sink != nil:
		sink := inv.entry.Sink
		list = []summary.Effect{{Category: sink.Category, Sink: inv.entry.Name, Read: sink.Read}}
	case inv.entry != nil && acts(inv.entry):
		return nil
	case inv.sum != nil:
		list = inv.sum.Effects
	}
	out := make([]summary.Effect, 0, len(list))
	for _, eff := range list {
		if inv.node == nil && inv.obj != nil && inv.obj.Pkg() != nil && !e.world.SameModule(inv.obj.Pkg().Path(), n.Pkg) {
			eff.Reported = false // in a library, where nobody sees it
		}
		literal := inv.node != nil && inv.node.Parent != ""
		if through := inv.callback || inv.dynamic && inv.obj != s.Obj; !literal || !through {
			eff = eff.Through(summary.Frame{Func: inv.name, File: s.File, Line: s.Line})
		}
		if inv.callback || inv.dynamic && !s.Invoke {
			eff = eff.Through(summary.Frame{Func: s.Expr, File: s.File, Line: s.Line})
		} else if inv.dynamic && inv.obj != s.Obj {
			eff = eff.Through(summary.Frame{Func: s.Name, File: s.File, Line: s.Line})
		}
		if inv.dynamic && inv.obj != s.Obj {
			eff.Dynamic++
		}
		eff.Async = eff.Async || inv.async || s.Mode == fragment.Go
		eff.Failing = eff.Failing || inv.failing ||
			n.HasError && !n.flow.MayCommit(site).Has(n.flow.Ambient())
		out = append(out, eff)
	}
	return out
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
		for j, v := range n.Func.Returns[ret].Results {
			if n.Results[j] != fragment.Function {
				continue
			}
			for _, s := range v {
				t, ok := e.returnable(n, s)
				if !ok || t.node == nil && t.sum == nil || t.sum == nil {
					continue
				}
				for _, eff := range t.sum.Effects {
					if summary.AddEffect(&n.sum.Function(j).Effects, eff) {
						changed = true
					}
				}
			}
		}
	}
	return changed
}
