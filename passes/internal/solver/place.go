package solver

import "github.com/txspill/txspill/passes/internal/fragment"

// frames returns the calls on the path of a spill, from the function called to the sink, as far
// as they lie in the fragments.
func (e *Engine) frames(s *Spill) []*fragment.Site {
	var out []*fragment.Site
	seen := map[*node]bool{}
	for n := s.through; n != nil && !seen[n]; {
		seen[n] = true
		at, next := e.shortest(n, s.Effect.Sink)
		if at == nil {
			break
		}
		out = append(out, at)
		n = next
	}
	return out
}

// shortest returns the site of a function that is nearest to a sink, and whom it calls.
func (e *Engine) shortest(n *node, sink string) (site *fragment.Site, next *node) {
	best := 0
	for i, s := range n.Sites {
		for k := range n.calls[i] {
			inv := &n.calls[i][k]
			if inv.later || inv.made {
				continue
			}
			for _, eff := range e.effectsOf(n, i, inv) {
				if eff.Sink == sink && (site == nil || eff.Steps < best) {
					site, next, best = s, inv.node, eff.Steps
				}
			}
		}
	}
	return site, next
}

// ends returns the sites of a function that end one of its own transactions.
func ends(n *node, tx int) []*fragment.Site {
	if tx < 0 {
		return nil
	}
	var out []*fragment.Site
	for i, sh := range n.flow.Shapes() {
		for _, c := range sh.Closes {
			if n.flow.Contains(c.Of, fragment.Tx).Has(tx) {
				out = append(out, n.Sites[i])
				break
			}
		}
	}
	return out
}
