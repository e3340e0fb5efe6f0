package solver

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// Wired is somebody whom a dynamic call reaches: an implementation of an interface method, or a
// function that is kept in a field or variable.
type Wired struct {
	Method  *types.Func      // the interface method that is called, or
	Recv    types.Type       // (and on what)
	Key     string           // the field or variable, see lower
	Name    string           // of who is reached, for people
	Sum     *summary.Summary // nil when nothing is known
	Effects []summary.Effect // as seen from the call, those that count and that it does not report itself
}

// Wired returns whom the dynamic calls of the functions that want accepts reach, in the order of the
// functions and calls.
func (e *Engine) Wired(want func(*fragment.Func) bool) []Wired {
	var out []Wired
	for _, n := range e.order {
		if n.Test || !want(n.Func) {
			continue
		}
		e.enter(n)
		for i, s := range n.Sites {
			for k := range n.calls[i] {
				inv := &n.calls[i][k]
				if inv.callback || inv.later || inv.made || inv.obj != nil && inv.obj == s.Obj {
					continue
				}
				out = append(out, e.wired(n, i, inv)...)
			}
		}
	}
	return out
}

func (e *Engine) wired(n *node, site int, inv *invocation) []Wired {
	s := n.Sites[site]
	w := Wired{Name: inv.name, Sum: inv.sum}
	for _, eff := range e.own(n, site, inv) {
		if !eff.Reported && !eff.Failing && (e.opts.Want == nil || e.opts.Want(&eff)) {
			w.Effects = append(w.Effects, eff)
		}
	}
	if s.Invoke {
		w.Method, w.Recv = s.Obj, s.Recv
		return []Wired{w}
	}
	var out []Wired
	for _, src := range s.Fn {
		if inv.dynamic && (src.Kind == fragment.Field || src.Kind == fragment.Global) {
			w.Key = src.Key
			out = append(out, w)
		}
	}
	return out
}
