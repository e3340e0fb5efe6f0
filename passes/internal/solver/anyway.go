package solver

import (
	"go/types"
	"slices"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// An effect in a deferred call that runs on the way of success as well, after the commit there, is
// no alert about the failure: it is the event of success, sent on failure, too (rule R12). What may
// tell the one from the other, and what tidies up, is left alone.

// runsAnyway reports whether a deferred call that meets an open transaction on the way of failure
// alone is made after its commit on other paths.
func runsAnyway(n *node, site, tx int) bool {
	return n.Sites[site].Mode == fragment.Defer && n.flow.MayHaveCommitted(site).Has(tx)
}

// onAbort reports whether what an invocation does is silent because the transaction can only be
// rolled back.
func (e *Engine) onAbort(x *openTx, inv *invocation) bool {
	return !e.opts.AbortPaths && (x.abort || x.anyway && toldOutcome(inv))
}

// toldOutcome reports whether a function is handed what may be the outcome: an error, a flag, or
// where one is kept.
func toldOutcome(inv *invocation) bool {
	if inv.obj == nil {
		return false
	}
	params := inv.obj.Signature().Params()
	for i := range params.Len() {
		t := params.At(i).Type()
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		if types.Identical(t, types.Universe.Lookup("error").Type()) {
			return true
		}
		if b, ok := t.Underlying().(*types.Basic); ok && b.Kind() == types.Bool {
			return true
		}
	}
	return false
}

// always reports whether a site runs whenever its function does: a deferred closure that asks for
// an error or a flag first has branches.
func (n *node) always(site int) bool {
	avoid := n.Sites[site].Block
	if avoid == 0 {
		return true
	}
	seen := map[int]bool{0: true, avoid: true}
	for work := []int{0}; len(work) > 0; {
		b := &n.Blocks[work[0]]
		work = work[1:]
		if b.Return >= 0 || b.Panics || len(b.Succs) == 0 {
			return false
		}
		for _, next := range b.Succs {
			if !seen[next.To] {
				seen[next.To] = true
				work = append(work, next.To)
			}
		}
	}
	return true
}

// tells reports whether an effect tells others that something has happened. What is deferred and
// does anything else (removes a file, gives back a lock) mostly tidies up.
func tells(eff *summary.Effect) bool {
	return slices.Contains([]catalog.Category{
		catalog.Payment, catalog.Mail, catalog.SMS, catalog.Push, catalog.Chat, catalog.Queue, catalog.Workflow,
		catalog.HTTP, catalog.WebSocket, catalog.Channel,
	}, eff.Category) && !eff.Read
}
