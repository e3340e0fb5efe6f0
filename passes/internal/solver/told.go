package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/summary"
)

// tell notes of which calls of what it is given the function itself reports the effects, going
// by the implementations in sight, so that its callers need not.
func (e *Engine) tell(n *node, site int) bool {
	changed := false
	for i := range n.symbols[site] {
		s := &n.symbols[site][i]
		if s.method.Func == nil || !(s.call != nil && s.call.Told || e.reportsAssumed(n, site)) {
			continue
		}
		for k := range n.sum.Calls {
			c := &n.sum.Calls[k]
			if c.Input == s.input && c.Path == s.path && c.Method == s.method.key() && !c.Told {
				c.Told, changed = true, true
			}
		}
	}
	return changed
}

// tellReturned notes the same of the functions among the results: a literal that holds the transaction
// reports what it was given, and who only calls for the literal need not.
func (e *Engine) tellReturned(n *node) bool {
	changed := false
	for ret := range n.Func.Returns {
		for j, s := range n.functions(ret) {
			if t, ok := e.returnable(n, s); ok && t.node != nil {
				changed = n.tellGiven(j, &t) || changed
			}
		}
	}
	return changed
}

func (n *node) tellGiven(result int, t *target) bool {
	changed := false
	for _, c := range t.sum.Calls {
		if !c.Told {
			continue
		}
		for _, told := range givenBy(n, c, t.args) {
			calls := n.sum.Function(result).Calls
			for k := range calls {
				if c := &calls[k]; c.Input == told.Input && c.Path == told.Path && c.Method == told.Method && !c.Told {
					c.Told, changed = true, true
				}
			}
		}
	}
	return changed
}

// reportsAssumed reports whether a site inside a region has effects by assumption.
func (e *Engine) reportsAssumed(n *node, site int) bool {
	for k := range n.calls[site] {
		inv := &n.calls[site][k]
		if inv.assumed && !inv.later && e.wantsSome(n, site, inv) &&
			e.accounted(n, site, inv, e.openAt(n, site)) {
			return true
		}
	}
	return false
}

// wantsSome reports whether an invocation has effects that are reported.
func (e *Engine) wantsSome(n *node, site int, inv *invocation) bool {
	list := e.own(n, site, inv)
	if len(list) == 0 {
		return false
	}
	v := e.view(n, site, inv)
	return slices.ContainsFunc(list, func(eff summary.Effect) bool {
		seen, ok := v.see(&eff, e.path)
		return ok && e.wants(seen)
	})
}
