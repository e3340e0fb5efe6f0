package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/region"
	"github.com/txspill/txspill/passes/internal/summary"
)

// literalOf reports whether m is a function literal within the same declared function as n.
func literalOf(m, n *node) bool { return m.Parent != "" && m.Root == n.Root }

// carriedTo returns the inputs of a target that carry an open transaction, and whether the
// target has it in its hands: a context alone does not count, being a literal within the
// function that has it does, and so does ending it.
func (e *Engine) carriedTo(n *node, inv *invocation, x *openTx) (carriers []int, holder bool) {
	for i, a := range inv.args {
		ends := inv.mayEnd(i) && n.among(n.flow.Contains(a.val, a.class), x)
		if !ends && !e.carries(n, a, x) {
			continue
		}
		carriers = append(carriers, i)
		if ends || a.class != fragment.Context && i < len(inv.node.Inputs) && inv.node.Inputs[i].Hand {
			holder = true
		}
	}
	return carriers, holder || literalOf(inv.node, n)
}

// mayEnd reports whether the function invoked ends the transaction that it is given, where it does not fail.
func (inv *invocation) mayEnd(input int) bool {
	return inv.sum != nil && slices.ContainsFunc(inv.sum.Closes, func(c summary.Close) bool {
		return c.Input == input && (c.Commit || !c.Partial)
	})
}

// carries reports whether an argument carries an open transaction.
func (e *Engine) carries(n *node, a arg, x *openTx) bool {
	return n.among(n.flow.Hands(a.val, a.class), x)
}

// among reports whether an open transaction is among those held.
func (n *node) among(held region.Set, x *openTx) bool {
	if x.own >= 0 {
		return held.Has(x.own)
	}
	for _, in := range x.ctx.carriers {
		if held.Has(n.flow.Input(in)) {
			return true
		}
	}
	return false
}

// holdsRunner reports whether the callback of a runner has its transaction in its hands: a
// literal always, a declared function when it is handed more than a context.
func (inv *invocation) holdsRunner() bool {
	if inv.node.Parent != "" {
		return true
	}
	for _, i := range inv.txInputs() {
		if i < len(inv.node.Inputs) && inv.node.Inputs[i].Hand {
			return true
		}
	}
	return false
}
