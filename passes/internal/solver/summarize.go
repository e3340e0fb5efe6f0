package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// summarize joins what the flow of a node shows to its summary, effects aside, and reports
// whether the summary has changed.
func (e *Engine) summarize(n *node) bool {
	changed := false
	note := func(c bool) { changed = changed || c }
	for i := range n.Sites {
		if !n.flow.Reached(i) {
			continue
		}
		for k := range n.symbols[i] {
			e.given(n, i, &n.symbols[i][k], note)
		}
	}
	for _, p := range n.Puts {
		keeps(n, p, note)
	}
	for _, p := range n.allPuts() {
		keepsIn(n, p, note)
	}
	for i := range n.Returns {
		if open, ok := n.flow.Exit(i); ok {
			leavesOpen(n, i, open.Has, note)
			holds(n, i, note)
			e.returns(n, i, note)
		}
	}
	e.ends(n, note)
	return changed
}

// given notes that a site calls something that the function itself is given.
func (e *Engine) given(n *node, site int, s *symbolic, note func(bool)) {
	at := n.Sites[site]
	c := summary.Call{
		Input: s.input, Path: s.path, Method: s.method.key(),
		Inside: s.inside, Lib: s.lib, ReadOnly: s.readOnly, Retried: s.retried,
		Async: s.async || at.Mode == fragment.Go, Later: s.later, Made: s.made,
		Failing: s.failing || n.HasError && !n.flow.MayCommit(site).Has(n.flow.Ambient()),
	}
	own := ownOpen(n, site)
	if s.made {
		own, c.Failing = nil, s.failing // what is open here is not what it runs in
	}
	if len(own) > 0 && !c.Inside {
		c.Inside, c.ReadOnly, c.Lib = true, true, n.flow.Txs[own[0]].Lib
		for _, t := range own {
			c.ReadOnly = c.ReadOnly && n.flow.Txs[t].ReadOnly
		}
	}
	if c.Inside && n.Blocks[at.Block].Loops {
		c.Retried = true
	}
	for i, a := range s.args {
		held := n.flow.Holds(a.val, a.class)
		tx := a.tx
		for _, t := range own {
			tx = tx || held.Has(t)
		}
		if tx {
			c.TxArgs = append(c.TxArgs, i)
		}
		for _, src := range a.val {
			if src.Kind == fragment.In && src.Path == "" {
				c.Pass = append(c.Pass, summary.Pass{Arg: i, Input: src.I})
			}
		}
	}
	if c.Method != "" {
		e.asked[c.Method] = s.method
	}
	note(summary.AddCall(&n.sum.Calls, c))
}

// ownOpen returns the node's own transactions that may be open at a site.
func ownOpen(n *node, site int) []int {
	var out []int
	for _, t := range n.flow.Before(site).Elems() {
		if t < len(n.flow.Txs) {
			out = append(out, t)
		}
	}
	return out
}

// keeps notes that a store lets something the function is given outlive the call.
func keeps(n *node, p fragment.Put, note func(bool)) {
	if n.NumParams == 0 {
		return
	}
	for _, to := range p.To {
		if to.Kind == fragment.In && to.I >= n.NumParams {
			return // a captured variable is the enclosing function's own
		}
	}
	for _, s := range insideOf(n, p.Val) {
		if slices.Contains(p.To, s) {
			continue // stored back into itself: append
		}
		if s.Kind == fragment.In && s.I < n.NumParams && (s.Path != "" || n.Inputs[s.I].Class == fragment.Function) {
			note(summary.AddCall(&n.sum.Calls, summary.Call{Input: s.I, Path: s.Path, Later: true}))
		}
	}
}

// insideOf returns the sources of a value and of all that is stored in the variables and
// composite values among them.
func insideOf(n *node, v fragment.Value) fragment.Value {
	seen := map[int]bool{}
	out := slices.Clone(v)
	for i := 0; i < len(out); i++ {
		if s := out[i]; s.Kind == fragment.CellSrc && !seen[s.N] {
			seen[s.N] = true
			for _, c := range n.Cells[s.N].Contents {
				out = append(out, c.Val...)
			}
		}
	}
	return out
}

// leavesOpen notes the transactions that are open when the function has returned, as far as
// its callers get hold of them.
func leavesOpen(n *node, ret int, open func(int) bool, note func(bool)) {
	r := n.Func.Returns[ret]
	if r.Err == fragment.ErrNonNil {
		return
	}
	errResult := summary.None
	if n.HasError {
		errResult = len(n.Results) - 1
	}
	for t := range n.flow.Txs {
		if !open(t) {
			continue
		}
		tx := &n.flow.Txs[t]
		o := summary.Open{Result: summary.None, Input: summary.None, Error: errResult, ReadOnly: tx.ReadOnly, Lib: tx.Lib}
		for j, v := range r.Results {
			c := n.Results[j]
			if c != fragment.Function && c != fragment.Error && n.flow.Holds(v, c).Has(t) {
				o := o
				o.Result = j
				note(summary.AddOpen(&n.sum.Opens, o))
			}
		}
		for _, in := range handedBack(n, t) {
			o := o
			o.Input, o.Path = in.I, in.Path
			note(summary.AddOpen(&n.sum.Opens, o))
		}
	}
}

// handedBack returns the inputs that a transaction is stored in.
func handedBack(n *node, t int) []fragment.Source {
	var out []fragment.Source
	add := func(v fragment.Value) {
		for _, s := range v {
			if s.Kind == fragment.In {
				out = append(out, s)
			}
		}
	}
	add(n.flow.Txs[t].Carriers)
	for _, p := range n.allPuts() {
		if n.flow.Holds(p.Val, fragment.Tx).Has(t) {
			add(p.To)
		}
	}
	return out
}

// holds notes which inputs a result has hold of.
func holds(n *node, ret int, note func(bool)) {
	for j, v := range n.Func.Returns[ret].Results {
		c := n.Results[j]
		if c == fragment.Plain || c == fragment.Error || c == fragment.Function {
			continue
		}
		held := n.flow.Contains(v, c)
		for i := range n.NumParams {
			if held.Has(n.flow.Input(i)) && canHold(n.Inputs[i].Class) {
				note(summary.AddCarry(&n.sum.Carries, summary.Carry{Result: j, Input: i}))
			}
		}
	}
}

func canHold(c fragment.Class) bool {
	return c.IsHandle() || c == fragment.Context || c == fragment.Other
}

// ends notes which inputs the function closes.
func (e *Engine) ends(n *node, note func(bool)) {
	for i := range n.Inputs {
		var list []summary.Close
		for _, sh := range n.flow.Shapes() {
			for _, c := range sh.Closes {
				out := summary.Close{Input: i, Result: summary.None, Commit: c.Commit, Rollback: c.Rollback}
				direct := false
				for _, s := range c.Of {
					if s.Kind == fragment.In && s.I == i {
						direct, out.Path = true, s.Path
						list = append(list, out)
					}
				}
				if !direct && n.flow.Contains(c.Of, fragment.Tx).Has(n.flow.Input(i)) {
					list = append(list, out)
				}
			}
		}
		if len(list) == 0 {
			continue
		}
		always := alwaysClosed(n, i)
		for _, c := range list {
			c.Partial = !always
			note(summary.AddClose(&n.sum.Closes, c))
		}
	}
}

// alwaysClosed reports whether input i is closed wherever the function returns.
func alwaysClosed(n *node, i int) bool {
	for r := range n.Func.Returns {
		if open, ok := n.flow.Exit(r); ok && open.Has(n.flow.Input(i)) {
			return false
		}
	}
	return true
}
