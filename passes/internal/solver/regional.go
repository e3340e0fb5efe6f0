package solver

// regional returns the functions whose effects may be spills: those with a transaction and all that they
// reach. What others do nobody asks.
func (e *Engine) regional() map[*node]bool {
	out := map[*node]bool{}
	var work []*node
	add := func(n *node) {
		if !out[n] {
			out[n] = true
			work = append(work, n)
		}
	}
	for _, n := range e.order {
		if n.hasRegion() {
			add(n)
		}
	}
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		e.reads(n, add)
		for _, list := range n.calls {
			for k := range list {
				e.behindContract(&list[k], add)
			}
		}
		// What a literal has captured may be what another call of its maker returned.
		for maker := e.nodes[n.Parent]; maker != nil; maker = e.nodes[maker.Parent] {
			maker.reached(add)
		}
	}
	return out
}

// behindContract calls visit with the function that an invocation with a contract reaches.
func (e *Engine) behindContract(inv *invocation, visit func(*node)) {
	if m := e.nodes[inv.id]; m != nil && m.part && inv.sum != nil && promised(inv.entry) {
		visit(m)
	}
}

// hasRegion reports whether a transaction may be open somewhere in a function.
func (n *node) hasRegion() bool {
	if len(n.contexts) > 0 || len(n.flow.Txs) > 0 {
		return true
	}
	for _, list := range n.calls {
		for k := range list {
			if list[k].inside {
				return true
			}
		}
	}
	return false
}
