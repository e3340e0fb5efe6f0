package solver

import (
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// returns notes what the functions among the results do: commit and rollback returned as
// function values, curried runners, functions to run after the commit.
func (e *Engine) returns(n *node, ret int, note func(bool)) {
	for j, v := range n.Func.Returns[ret].Results {
		if n.Results[j] != fragment.Function {
			continue
		}
		for _, s := range v {
			t, ok := e.returnable(n, s)
			if !ok || t.sum == nil {
				continue
			}
			n.sum.Function(j)
			e.returnedCloses(n, ret, j, &t, note)
			e.returnedCalls(n, j, &t, note)
		}
	}
}

// returnable returns the function value as a target whose inputs are bound to what it
// captures; its own parameters are bound to nothing.
func (e *Engine) returnable(n *node, s fragment.Source) (target, bool) {
	switch s.Kind {
	case fragment.FuncSrc:
		return e.function(s.Key, nil), true
	case fragment.Closure:
		ts, _ := e.bound(n, e.binds[s.Key], nil)
		if len(ts) == 1 {
			return ts[0], true
		}
	}
	return target{}, false
}

func (e *Engine) returnedCloses(n *node, ret, j int, t *target, note func(bool)) {
	for _, c := range t.sum.Closes {
		if c.Input == summary.None || c.Input >= len(t.args) {
			continue
		}
		v := t.args[c.Input].val.At(c.Path)
		out := summary.Close{Input: summary.None, Result: summary.None, Commit: c.Commit, Rollback: c.Rollback, Partial: c.Partial}
		held := n.flow.Holds(v, fragment.Tx)
		for k, w := range n.Func.Returns[ret].Results {
			if n.Results[k] == fragment.Function || n.Results[k] == fragment.Error {
				continue
			}
			other := n.flow.Holds(w, n.Results[k])
			for tx := range n.flow.Txs {
				if held.Has(tx) && other.Has(tx) {
					c := out
					c.Result = k
					note(summary.AddClose(&n.sum.Function(j).Closes, c))
				}
			}
		}
		for _, s := range v {
			if s.Kind == fragment.In && s.I < n.NumParams {
				c := out
				c.Input, c.Path = s.I, s.Path
				note(summary.AddClose(&n.sum.Function(j).Closes, c))
			}
		}
	}
}

func (e *Engine) returnedCalls(n *node, j int, t *target, note func(bool)) {
	params := 0
	if t.node != nil && t.node.Parent != "" {
		params = t.node.NumParams
	}
	for i := range t.sum.Returns {
		for _, c := range t.sum.Returns[i].Calls {
			if c.Input < params && c.Inside {
				note(summary.AddCall(&n.sum.Function(j).Made, c)) // middleware: it makes a runner of its parameter
			}
		}
	}
	for _, c := range t.sum.Calls {
		if c.Input < params {
			note(summary.AddCall(&n.sum.Function(j).Own, c))
			continue
		}
		if c.Input >= len(t.args) {
			continue
		}
		for _, s := range t.args[c.Input].val {
			if s.Kind == fragment.In && s.I < n.NumParams {
				c := c
				c.Input, c.Path, c.Pass = s.I, fragment.JoinPath(s.Path, c.Path), nil
				note(summary.AddCall(&n.sum.Function(j).Calls, c))
			}
		}
	}
}
