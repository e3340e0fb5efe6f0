package solver

import "github.com/txspill/txspill/passes/internal/fragment"

// literalOf reports whether m is a function literal within the same declared function as n.
func literalOf(m, n *node) bool { return m.Parent != "" && m.Root == n.Root }

// carriedTo returns the inputs of a target that carry an open transaction, and whether the
// target has it in its hands: a context alone does not count, being a literal within the
// function that has does.
func (e *Engine) carriedTo(n *node, inv *invocation, x *openTx) (carriers []int, holder bool) {
	for i, a := range inv.args {
		if !e.carries(n, a, x) {
			continue
		}
		carriers = append(carriers, i)
		if a.class != fragment.Context && i < len(inv.node.Inputs) && inv.node.Inputs[i].Hand {
			holder = true
		}
	}
	return carriers, holder || literalOf(inv.node, n)
}

// carries reports whether an argument carries an open transaction.
func (e *Engine) carries(n *node, a arg, x *openTx) bool {
	held := n.flow.Hands(a.val, a.class)
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
