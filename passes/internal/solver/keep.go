package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// allPuts returns what the function puts into things that were there before, itself or by its calls.
func (n *node) allPuts() []fragment.Put {
	out := slices.Clone(n.Puts)
	for _, sh := range n.flow.Shapes() {
		out = append(out, sh.Puts...)
	}
	return out
}

// keepsIn notes that the function puts an input that may be or hold a transaction into another
// one: ctx.SetTx(tx). Its callers have hold of it through that one from then on.
func keepsIn(n *node, p fragment.Put, note func(bool)) {
	for _, to := range p.To {
		if to.Kind != fragment.In || to.I >= n.NumParams {
			continue
		}
		for _, s := range insideOf(n, p.Val) {
			if s.Kind != fragment.In || s.I >= n.NumParams || s.I == to.I {
				continue
			}
			if mayHold(&n.Inputs[s.I], s.Path) {
				note(summary.AddKeep(&n.sum.Keeps, summary.Keep{Into: to.I, Path: to.Path, Input: s.I}))
			}
		}
	}
}

// mayHold reports whether an input, or what is at path in it, may be a transaction or hold one.
func mayHold(in *fragment.Input, path string) bool {
	if in.Class.IsHandle() {
		return true
	}
	return path == "" && (in.Hand || in.Iface && in.Class != fragment.Context)
}
