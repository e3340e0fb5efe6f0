package solver

import "github.com/txspill/txspill/passes/internal/fragment"

// Blind returns the dynamic calls inside a region of which nobody is known that they could
// reach: what they do is not known, and not reported.
func (e *Engine) Blind(want func(*fragment.Func) bool) []*fragment.Site {
	var out []*fragment.Site
	for _, n := range e.order {
		if !want(n.Func) {
			continue
		}
		e.enter(n)
		for i, s := range n.Sites {
			if e.blind(n, i) && e.inRegion(n, i) {
				out = append(out, s)
			}
		}
	}
	e.enter(nil)
	return out
}

func (e *Engine) blind(n *node, site int) bool {
	s := n.Sites[site]
	if len(n.calls[site]) > 0 || len(n.symbols[site]) > 0 || acts(s.Entry) {
		return false // somebody is known, or it is for callers to say
	}
	if s.Invoke {
		return s.Obj.Pkg() != nil && !e.world.Opaque(s.Obj.Pkg().Path())
	}
	return s.Obj == nil && s.Callee == ""
}

func (e *Engine) inRegion(n *node, site int) bool {
	for _, x := range e.openAt(n, site) {
		if !x.readOnly && !x.abort {
			return true
		}
	}
	return false
}
