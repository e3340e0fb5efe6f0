package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// Spill is an effect inside a region: what is reported.
type Spill struct {
	Func    *fragment.Func
	Site    *fragment.Site
	Effect  summary.Effect // Path starts with the callee of the site
	Begin   Begin
	Async   bool
	Retried bool
	More    int              // further sinks that the site reaches
	Frames  []*fragment.Site // the calls on the path that lie in the fragments, in order
	Ends    []*fragment.Site // the calls in the function that end the transaction

	own     int   // the function's own transaction, or -1
	through *node // the function that is called
}

// Wanted says which spills to report.
type Wanted struct {
	Func func(*fragment.Func) bool // in which functions
	// Ignored reports whether the author of a function accepts effects of a category at a site; nil:
	// none are accepted. It is asked of effects only that would be reported (rule R20).
	Ignored func(*fragment.Func, *fragment.Site, catalog.Category) bool
}

// Spills returns the spills that are wanted, in the order of their sites.
func (e *Engine) Spills(want Wanted) []Spill {
	var out []Spill
	for _, n := range e.order {
		if !want.Func(n.Func) {
			continue
		}
		e.enter(n)
		for i := range n.Sites {
			if s, ok := e.spill(n, i, &want); ok {
				out = append(out, s)
			}
		}
	}
	e.enter(nil)
	return out
}

// spill returns the gravest spill of a site.
func (e *Engine) spill(n *node, site int, want *Wanted) (Spill, bool) {
	var found []Spill
	open := e.openAt(n, site)
	for k := range n.calls[site] {
		inv := &n.calls[site][k]
		if len(open) == 0 && !inv.inside || inv.later || inv.made && calledHere(n, site) {
			continue
		}
		for _, eff := range e.effectsOf(n, site, inv) {
			x, ok := e.spillsOut(use{n, site, inv, &eff}, open)
			if !ok {
				continue
			}
			if !e.counts(&eff, &x) || want.ignores(n.Func, n.Sites[site], eff.Category) {
				continue
			}
			found = append(found, Spill{
				Func: n.Func, Site: n.Sites[site], Effect: eff, Begin: x.begin,
				Async: x.async || eff.Async, Retried: x.retried, own: x.own, through: inv.node,
			})
		}
	}
	if len(found) == 0 {
		return Spill{}, false
	}
	slices.SortStableFunc(found, func(a, b Spill) int { return compareSpills(&a, &b) })
	best := found[0]
	best.Frames = e.frames(&best)
	best.Ends = ends(n, best.own)
	sinks := map[string]bool{}
	for i := range found {
		if found[i].Effect.Category.Outer() == best.Effect.Category.Outer() {
			sinks[found[i].Effect.Sink] = true
		}
	}
	best.More = len(sinks) - 1
	return best, true
}

// counts reports whether an effect inside a transaction is to be reported: statements of that very
// transaction are not, nor is what is reported already or not wanted.
func (e *Engine) counts(eff *summary.Effect, x *openTx) bool {
	if eff.Category == catalog.OtherDB && x.begin.Lib != "" && summary.Library(x.begin.Lib) == summary.Library(eff.Sink) {
		return false
	}
	return !eff.Reported && (!eff.Failing || e.opts.AbortPaths) && e.wants(*eff)
}

func (w *Wanted) ignores(f *fragment.Func, s *fragment.Site, c catalog.Category) bool {
	return w.Ignored != nil && w.Ignored(f, s, c)
}

func compareSpills(a, b *Spill) int {
	if c := a.Effect.Category.Rank() - b.Effect.Category.Rank(); c != 0 {
		return c
	}
	if a.Effect.Read != b.Effect.Read {
		if a.Effect.Read {
			return 1
		}
		return -1
	}
	return summary.Better(&a.Effect, &b.Effect)
}

// spillsInto returns the open transaction that the effects of an invocation spill out of,
// unless the function invoked reports for itself.
func (e *Engine) spillsInto(n *node, site int, inv *invocation, open []openTx) (openTx, bool) {
	if e.reportsItself(n, inv) {
		return openTx{}, false
	}
	if inv.inside {
		if inv.readOnly && !e.opts.ReadOnly {
			return openTx{}, false
		}
		return runnerTx(n.Sites[site], inv), true
	}
	var best openTx
	ok := false
	for _, x := range open {
		if e.onAbort(&x, inv) || x.readOnly && !e.opts.ReadOnly || e.holds(n, inv, &x) ||
			e.contradicts(n, e.choice(n, &x), inv) {
			continue
		}
		if !ok || compareOpen(&x, &best) < 0 {
			best, ok = x, true
		}
	}
	return best, ok
}

// reportsItself reports whether the effects of an invocation are reported elsewhere whatever is
// open here: in the callee in between, in the callback of a runner, in a literal.
func (e *Engine) reportsItself(n *node, inv *invocation) bool {
	switch {
	case inv.withinLiteral(n):
		return true
	case inv.direct && inv.node != nil && inv.holdsRunner():
		return true
	case inv.dynamic && inv.node != nil && inv.node.Parent != "" && len(inv.node.contexts) > 0:
		return true
	}
	by := inv.by
	if inv.made {
		by = inv.maker
	}
	return inv.call != nil && inv.call.Told && (by.node != nil ||
		by.obj != nil && e.world.SameModule(by.obj.Pkg().Path(), n.Pkg))
}

func compareOpen(a, b *openTx) int {
	if a.async != b.async {
		if a.async {
			return 1
		}
		return -1
	}
	return compareBegins(&a.begin, &b.begin)
}

func runnerTx(s *fragment.Site, inv *invocation) openTx {
	return openTx{own: -1, retried: inv.retried, async: inv.async,
		begin: Begin{Kind: ByRunner, Pos: s.Pos, File: s.File, Line: s.Line, Name: s.Expr, Lib: inv.lib}}
}

// holds reports whether the function invoked has the transaction in its hands and so reports
// for itself: in sight it has been handed the context; elsewhere its signature proves it.
func (e *Engine) holds(n *node, inv *invocation, x *openTx) bool {
	if inv.node != nil {
		_, holder := e.carriedTo(n, inv, x)
		return holder
	}
	if inv.entry != nil || inv.sum == nil || inv.obj == nil {
		return false
	}
	for i, a := range inv.args {
		if e.carries(n, a, x) && e.closesInput(inv.sum, i) {
			return true
		}
	}
	return false
}

// closesInput reports whether a function outside ends the transaction it is given: what it
// does after that is no spill, and what it does before it reports itself.
func (e *Engine) closesInput(s *summary.Summary, input int) bool {
	for _, c := range s.Closes {
		if c.Input == input && !c.Partial {
			return true
		}
	}
	return false
}
