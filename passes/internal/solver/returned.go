package solver

import (
	"iter"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/region"
	"github.com/txspill/txspill/passes/internal/summary"
)

// returns notes what the functions among the results do: commit and rollback returned as
// function values, curried runners, functions to run after the commit.
func (e *Engine) returns(n *node, ret int, note func(bool)) {
	for j, s := range n.functions(ret) {
		if s.Kind == fragment.Result && s.Path == "" {
			e.passedOn(n, j, s, note)
			continue
		}
		t, ok := e.returnable(n, s)
		if !ok || t.sum == nil {
			continue
		}
		f := n.sum.Function(j)
		for _, c := range returnedCloses(n, n.Func.Returns[ret].Results, &t) {
			note(summary.AddClose(&f.Closes, c))
		}
		e.returnedCalls(n, j, &t, note)
	}
}

// functions yields where the functions among the results of a return come from, each with the result
// that it is.
func (n *node) functions(ret int) iter.Seq2[int, fragment.Source] {
	return func(yield func(int, fragment.Source) bool) {
		for j, v := range n.Func.Returns[ret].Results {
			if !mayBeFunction(n.Results[j]) {
				continue
			}
			for _, s := range v {
				if !yield(j, s) {
					return
				}
			}
		}
	}
}

// mayBeFunction reports whether a result may be a function, or one behind an interface.
func mayBeFunction(c fragment.Class) bool { return c == fragment.Function || c == fragment.Other }

// passedOn notes what a function does that another call has returned and this one returns in
// turn: the curried runner behind another function.
func (e *Engine) passedOn(n *node, j int, s fragment.Source, note func(bool)) {
	for _, t := range e.returned(n, s, nil) {
		f := n.sum.Function(j)
		for _, c := range t.ret.Own {
			note(summary.AddCall(&f.Own, c))
		}
		for _, c := range t.ret.Made {
			note(summary.AddCall(&f.Made, c))
		}
		for _, c := range t.ret.Calls {
			for _, c := range givenBy(n, c, t.outer) {
				note(summary.AddCall(&f.Calls, c))
			}
		}
	}
}

// givenBy returns a call of a callee's input as calls of the inputs of n that are bound to it.
func givenBy(n *node, c summary.Call, args []arg) []summary.Call {
	if c.Input >= len(args) {
		return nil
	}
	var out []summary.Call
	for _, s := range args[c.Input].val {
		if s.Kind == fragment.In && s.I < n.NumParams {
			c := c
			c.Input, c.Path, c.Pass = s.I, fragment.JoinPath(s.Path, c.Path), nil
			out = append(out, c)
		}
	}
	return out
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

// returnedCloses returns what a returned function ends, in terms of the inputs and of the
// other results.
func returnedCloses(n *node, results []fragment.Value, t *target) []summary.Close {
	var out []summary.Close
	for _, c := range t.sum.Closes {
		if c.Input == summary.None || c.Input >= len(t.args) {
			continue
		}
		v := t.args[c.Input].val.At(c.Path)
		end := summary.Close{Input: summary.None, Result: summary.None, Commit: c.Commit, Rollback: c.Rollback, Partial: c.Partial}
		held := n.flow.Holds(v, fragment.Tx)
		for k, w := range results {
			if n.Results[k] != fragment.Function && n.Results[k] != fragment.Error && sharesTx(n, held, n.flow.Holds(w, n.Results[k])) {
				c := end
				c.Result = k
				out = append(out, c)
			}
		}
		for _, s := range v {
			if s.Kind == fragment.In && s.I < n.NumParams {
				c := end
				c.Input, c.Path = s.I, s.Path
				out = append(out, c)
			}
		}
	}
	return out
}

// sharesTx reports whether two values hold the same transaction of the function's own.
func sharesTx(n *node, a, b region.Set) bool {
	for tx := range n.flow.Txs {
		if a.Has(tx) && b.Has(tx) {
			return true
		}
	}
	return false
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
		for _, c := range givenBy(n, c, t.args) {
			note(summary.AddCall(&n.sum.Function(j).Calls, c))
		}
	}
}
