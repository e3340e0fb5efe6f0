package solver

import (
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// view is how a site sees the effects of a function that it reaches.
type view struct {
	either  bool // on a pool or in a transaction, nobody knows
	library bool // nobody sees what it reports
	async   bool
	failing bool
	found   bool // through an interface, field or variable

	way   [2]summary.Frame // the calls between, the first so many of them
	calls int
}

func (e *Engine) view(n *node, site int, inv *invocation) view {
	s := n.Sites[site]
	v := view{
		either:  inv.either,
		library: inv.node == nil && inv.obj != nil && inv.obj.Pkg() != nil && !e.world.SameModule(inv.obj.Pkg().Path(), n.Pkg),
		async:   inv.async || s.Mode == fragment.Go,
		failing: inv.failing || n.HasError && !n.flow.MayCommit(site).Has(n.flow.Ambient()),
		found:   inv.dynamic && inv.obj != s.Obj,
	}
	v.goThrough(s, inv)
	return v
}

// goThrough notes the calls between the site and the function invoked: the function itself, unless it
// is a literal that needs no mention, and before it the callee that calls it or the interface method
// or variable that it was found through.
func (v *view) goThrough(s *fragment.Site, inv *invocation) {
	switch {
	case inv.callback || inv.dynamic && !s.Invoke:
		v.call(summary.Frame{Func: s.Expr, File: s.File, Line: s.Line, Written: true})
	case v.found:
		v.call(summary.Frame{Func: s.Name, File: s.File, Line: s.Line})
	}
	literal := inv.node != nil && inv.node.Parent != ""
	if !literal || !inv.callback && !v.found {
		v.call(summary.Frame{Func: inv.name, File: s.File, Line: s.Line})
	}
}

func (v *view) call(f summary.Frame) {
	v.way[v.calls] = f
	v.calls++
}

// see returns an effect of the function as the site sees it, if it does; its path lies in buf (see
// summary.Effect.Via).
func (v *view) see(eff *summary.Effect, buf []summary.Frame) (summary.Effect, bool) {
	if eff.Category.Outer() && v.either {
		return summary.Effect{}, false
	}
	out := eff.Via(buf, v.way[:v.calls]...)
	out.Reported = out.Reported && !v.library // in a library nobody sees it
	out.Async = out.Async || v.async
	out.Failing = out.Failing || v.failing
	if v.found {
		out.Dynamic++
	}
	return out, true
}
