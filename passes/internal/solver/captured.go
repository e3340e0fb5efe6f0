package solver

import (
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// A literal that is kept in a field or variable is called by somebody who knows nothing of what it has
// captured (rule R17). Where the maker of the literal has made that itself, it is the same whoever
// calls, and an effect of the literal (see assumed). Where the maker was given it, it may be whatever
// is passed to the maker anywhere: who calls what is kept cannot tell which.

// keptGiven returns the functions that a literal that is kept may have captured out of what its maker
// was given, as targets of a call that the literal makes.
func (e *Engine) keptGiven(lit *node, c *summary.Call, args []arg) []target {
	if lit == nil || lit.Parent == "" {
		return nil
	}
	if c.Method == "" {
		return e.targets(e.held(lit, c.Input, c.Path), args)
	}
	m := e.method(c.Method)
	if m.Func == nil {
		return nil
	}
	var out []target
	for _, t := range e.assumed(lit, &symbolic{input: c.Input, path: c.Path, method: m, args: args}) {
		if t.given {
			out = append(out, t)
		}
	}
	return out
}

// held returns the functions that may be in what a literal has captured.
func (e *Engine) held(lit *node, input int, path string) []keptFunc {
	key := inputKey(lit.ID, input) + path
	if out, ok := e.keptBy[key]; ok {
		return out
	}
	k := newKeeper(e)
	k.deep = true
	k.input(lit, input, path)
	e.keptBy[key] = k.out
	return k.out
}

// linkHeld calls visit with the functions that calls of what a kept literal has captured may reach.
func (e *Engine) linkHeld(id string, seen map[string]bool, visit func(id string)) {
	lit, ok := e.nodes[id]
	if !ok || lit.Parent == "" || seen[id] {
		return
	}
	seen[id] = true
	key := "below " + id
	if _, ok := e.keptBy[key]; !ok {
		k := newKeeper(e)
		k.deep, k.all = true, true
		for i := lit.NumParams; i < len(lit.Inputs); i++ {
			k.input(lit, i, "")
		}
		e.keptBy[key] = k.out
	}
	for _, f := range e.keptBy[key] {
		visit(f.id)
		e.linkHeld(f.id, seen, visit)
	}
}

// capturedValues returns what an input of a literal is bound to where the literal is made, and by
// whom.
func (e *Engine) capturedValues(n *node, input int) (*node, []fragment.Value) {
	maker, ok := e.nodes[n.Parent]
	if !ok || input < n.NumParams {
		return nil, nil
	}
	var out []fragment.Value
	for i := range maker.Binds {
		if b := &maker.Binds[i]; b.Target == n.ID && input-b.First < len(b.Values) {
			out = append(out, b.Values[input-b.First])
		}
	}
	return maker, out
}
