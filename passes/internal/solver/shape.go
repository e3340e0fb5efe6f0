package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/region"
	"github.com/txspill/txspill/passes/internal/summary"
)

// solveShapes computes what the functions of a component do to transactions and with the
// functions they are given, until nothing changes.
func (e *Engine) solveShapes(scc []*node) {
	callers := map[*node][]*node{}
	dirty := map[*node]bool{}
	for _, n := range scc {
		dirty[n] = true
		for _, m := range n.callees {
			callers[m] = append(callers[m], n)
		}
	}
	for len(dirty) > 0 {
		for _, n := range scc {
			if !dirty[n] {
				continue
			}
			delete(dirty, n)
			e.enter(n)
			e.resolve(n)
			n.flow = region.Analyze(n.Func, e.shapes(n), e.carrier(n))
			returned := len(n.sum.Returns)
			changed := e.summarize(n)
			for _, m := range callers[n] {
				if changed {
					dirty[m] = true
				}
				m.again = m.again || len(n.sum.Returns) > returned
			}
		}
	}
	for _, n := range scc {
		n.settled = true
	}
}

// shapes returns what the sites of a node do to transactions.
func (e *Engine) shapes(n *node) []region.Shape {
	out := make([]region.Shape, len(n.Sites))
	for i, s := range n.Sites {
		for k := range n.calls[i] {
			inv := &n.calls[i][k]
			if inv.later || inv.async || inv.made || s.Mode == fragment.Go {
				continue
			}
			switch {
			case inv.ret != nil && inv.site == elsewhere: // who has captured it says what it ends
			case inv.ret != nil:
				closes(&out[i], inv.ret.Closes, inv.outer, inv.site)
			case inv.sum != nil:
				if s.Mode != fragment.Defer {
					opens(&out[i], s, inv)
				}
				closes(&out[i], inv.sum.Closes, inv.args, i)
				puts(&out[i], inv)
			}
		}
	}
	// A handle that is a function ends the transaction when it is called.
	for i, s := range n.Sites {
		for _, src := range s.Fn {
			if src.Kind == fragment.Result && slices.ContainsFunc(out[src.N].Opens, func(o region.Open) bool { return o.Ends }) {
				out[i].Closes = append(out[i].Closes, region.Close{Of: fragment.Value{src}, Commit: true, Rollback: true})
			}
		}
	}
	return out
}

func opens(sh *region.Shape, s *fragment.Site, inv *invocation) {
	for _, o := range inv.sum.Opens {
		r := region.Open{ReadOnly: o.ReadOnly || s.ReadOnly, Ends: o.Ends, Lib: o.Lib}
		switch {
		case o.Result != summary.None:
			if inv.callback {
				continue // the runner gets it
			}
			r.Carriers = fragment.Value{{Kind: fragment.Result, N: s.Index, I: o.Result}}
			if o.Field != "" {
				r.Err = r.Carriers.At("." + o.Field)
			}
		case o.Input < len(inv.args):
			r.Carriers = inv.args[o.Input].val.At(o.Path)
		}
		if len(r.Carriers) == 0 {
			continue
		}
		if o.Error != summary.None && !inv.callback {
			r.Err = fragment.Value{{Kind: fragment.Result, N: s.Index, I: o.Error}}
		}
		sh.Opens = mergeOpen(sh.Opens, r)
	}
}

// mergeOpen adds an open, made one with what the site opens already: several results of a
// call, and the implementations of an interface method, stand for one transaction.
func mergeOpen(list []region.Open, o region.Open) []region.Open {
	if len(list) == 0 {
		return []region.Open{o}
	}
	first := &list[0]
	first.Carriers = first.Carriers.Union(o.Carriers)
	first.Err = first.Err.Union(o.Err)
	first.ReadOnly = first.ReadOnly && o.ReadOnly
	first.Ends = first.Ends || o.Ends
	return list
}

func closes(sh *region.Shape, list []summary.Close, args []arg, site int) {
	for _, c := range list {
		r := region.Close{Commit: c.Commit, Rollback: c.Rollback, Partial: c.Partial}
		switch {
		case c.Result != summary.None:
			r.Of = fragment.Value{{Kind: fragment.Result, N: site, I: c.Result}}
		case c.Input < len(args):
			r.Of = args[c.Input].val.At(c.Path)
		}
		if len(r.Of) > 0 {
			sh.Closes = append(sh.Closes, r)
		}
	}
}

// puts notes which arguments of a call get hold of others.
func puts(sh *region.Shape, inv *invocation) {
	for _, k := range inv.sum.Keeps {
		if inv.callback || k.Into >= len(inv.args) || k.Input >= len(inv.args) {
			continue
		}
		to, val := inv.args[k.Into].val.At(k.Path), inv.args[k.Input].val
		if len(to) > 0 && len(val) > 0 {
			sh.Puts = append(sh.Puts, fragment.Put{To: to, Val: val})
		}
	}
}

// carrier says which arguments the results of a site hold on to. Callees in sight tell; of
// others the types do: a handle or a context made of one carries it, and so does a result of
// the very type of the receiver (tx.Model(x), repo.WithTx(tx), s.Clone(ctx)).
func (e *Engine) carrier(n *node) region.Carrier {
	return func(s *fragment.Site, result int) []int {
		var out []int
		for k := range n.calls[s.Index] {
			inv := &n.calls[s.Index][k]
			if inv.callback || inv.sum == nil {
				continue
			}
			for _, c := range inv.sum.Carries {
				if c.Result == result {
					out = append(out, c.Input)
				}
			}
		}
		if result >= len(s.Results) {
			return out
		}
		if s.Invoke && s.ArgsAre[0] == fragment.Context {
			return append(out, 0) // what a context holds may be the transaction that it carries
		}
		if c := s.Results[result]; !c.IsHandle() && c != fragment.Context && !s.Same[result] {
			return out
		}
		for i, c := range s.ArgsAre {
			if c != fragment.Plain && c != fragment.Error && c != fragment.Function {
				out = append(out, i)
			}
		}
		return out
	}
}
