package solver

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/summary"
)

// Through returns what a call of an interface method means, going by the implementations in
// sight: what any of them may do. It ends a transaction only if all of them do.
func (e *Engine) Through(m *types.Func) *summary.Summary {
	out := &summary.Summary{}
	impls := e.world.Implementations(declared(m).on, m)
	both := e.bothBehind(declared(m))
	closers := map[summary.Close]int{}
	for _, impl := range impls {
		t := e.named(MethodKey(impl), impl, e.entryOf(impl), nil)
		if t.sum == nil && (t.entry == nil || t.entry.Sink == nil) {
			continue
		}
		e.throughEffects(out, &t, both)
		if t.sum == nil {
			continue
		}
		for _, c := range t.sum.Calls {
			summary.AddCall(&out.Calls, c)
		}
		for _, o := range t.sum.Opens {
			summary.AddOpen(&out.Opens, o)
		}
		for _, c := range t.sum.Carries {
			summary.AddCarry(&out.Carries, c)
		}
		for _, k := range t.sum.Keeps {
			summary.AddKeep(&out.Keeps, k)
		}
		for _, c := range t.sum.Closes {
			summary.AddClose(&out.Closes, c)
			if !c.Partial {
				closers[summary.Close{Input: c.Input, Path: c.Path}]++
			}
		}
	}
	for i := range out.Closes {
		c := &out.Closes[i]
		c.Partial = closers[summary.Close{Input: c.Input, Path: c.Path}] < len(impls)
	}
	return out
}

func (e *Engine) throughEffects(out *summary.Summary, t *target, both bool) {
	f := summary.Frame{Func: t.name}
	if t.node != nil {
		f.File, f.Line = t.node.At.File, t.node.At.Line
	}
	if t.entry != nil && t.entry.Sink != nil {
		if t.entry.Sink.Category.Outer() && both {
			return
		}
		eff := summary.Effect{Category: t.entry.Sink.Category, Sink: t.entry.Name, Read: t.entry.Sink.Read, Dynamic: 1}
		summary.AddEffect(&out.Effects, eff.Through(f))
		return
	}
	if t.sum == nil || acts(t.entry) {
		return
	}
	for _, eff := range t.sum.Effects {
		if eff.Category.Outer() && both {
			continue
		}
		eff.Dynamic++
		summary.AddEffect(&out.Effects, eff.Through(f))
	}
}
