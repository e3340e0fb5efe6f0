package solver

// readers returns, for each function of a component, those of it that look at what it says of its
// effects: the others need no second look when these change.
func (e *Engine) readers(scc []*node) map[*node][]*node {
	out := make(map[*node][]*node, len(scc))
	for _, n := range scc {
		out[n] = nil
	}
	last := make(map[*node]*node, len(scc)) // who was the last to be noted as a reader
	for _, n := range scc {
		note := func(m *node) {
			if _, in := out[m]; in && last[m] != n {
				last[m] = n
				out[m] = append(out[m], n)
			}
		}
		if e.reads(n, note) {
			continue
		}
		for _, m := range scc {
			note(m)
		}
	}
	return out
}

// readsItself reports whether a function may look at what it says of its own effects.
func (e *Engine) readsItself(n *node) bool {
	itself := false
	return !e.reads(n, func(m *node) { itself = itself || m == n }) || itself
}

// reads calls visit with the functions whose effects a function looks at. It reports whether these
// are all: what comes out of another function, or stands behind a contract, does not say whose it is.
func (e *Engine) reads(n *node, visit func(*node)) bool {
	for _, m := range n.callees {
		visit(m)
	}
	all := true
	for _, list := range n.calls {
		for k := range list {
			inv := &list[k]
			if inv.ret != nil && inv.site == elsewhere || inv.sum != nil && promised(inv.entry) {
				all = false
			}
			if inv.node == nil {
				continue
			}
			visit(inv.node)
			if inv.node.hoards {
				inv.node.reached(visit)
			}
		}
	}
	return all
}

// reached calls visit with the functions that a function reaches.
func (n *node) reached(visit func(*node)) {
	for _, list := range n.calls {
		for k := range list {
			if m := list[k].node; m != nil {
				visit(m)
			}
		}
	}
}
