package solver

import (
	"go/types"
	"path"
	"slices"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// arg is what a call binds to an input of its target, in terms of the calling function.
type arg struct {
	val   fragment.Value
	class fragment.Class
	tx    bool       // it carries the transaction that the runner in between has opened
	inst  types.Type // its type, when that is an instance of a generic one
}

// target is a function that a call may reach.
type target struct {
	id      string
	name    string
	obj     *types.Func
	node    *node            // nil when it has no fragment
	sum     *summary.Summary // nil when nothing is known
	entry   *catalog.Entry
	args    []arg
	dynamic bool // found through an interface, field or variable
	either  bool // the receiver may be a transaction as well as a pool
	kept    bool // found in a field or variable: of what it has captured, the calling function knows nothing
	given   bool // it depends on what callers pass
	field   int  // the input of the calling function in a field of which it is kept, plus one

	ret   *summary.Returned // it is a function that another call returned
	site  int               // that call, or elsewhere
	outer []arg             // the arguments of that call
}

// symbolic is a call of something that the function itself is given.
type symbolic struct {
	input  int
	path   string
	method method
	args   []arg
	call   *summary.Call // of a callee in between, nil when the site itself calls it
	made   bool          // not called here: a runner is made of it
	flags
}

// source is what the function itself is given.
func (s *symbolic) source() fragment.Source {
	return fragment.Source{Kind: fragment.In, I: s.input, Path: s.path}
}

// site returns whom a site may reach.
func (e *Engine) site(n *node, s *fragment.Site) ([]target, []symbolic) {
	args := make([]arg, len(s.Args))
	for i := range s.Args {
		args[i] = arg{val: s.Args[i], class: s.ArgsAre[i]}
		if s.Instances != nil {
			args[i].inst = s.Instances[i]
		}
	}
	switch {
	case s.Send:
		return []target{{name: s.Name, entry: s.Entry}}, nil
	case s.Invoke:
		return e.invoke(n, methodOf(s), s.Entry, args)
	case s.Callee != "":
		t := e.named(s.Callee, s.Obj, s.Entry, args)
		t.name = s.Name
		return []target{t}, nil
	}
	return e.value(n, s.Fn, args)
}

// named returns the target that is the function with the given ID.
func (e *Engine) named(id string, obj *types.Func, entry *catalog.Entry, args []arg) target {
	t := target{id: id, obj: obj, entry: entry, args: args}
	if n := e.nodes[id]; n != nil && n.part && !acts(entry) {
		t.node, t.sum, t.name = n, n.sum, n.Name
		return t
	}
	if obj != nil {
		t.name = e.displayName(obj)
	}
	switch {
	case acts(entry):
		t.sum = e.acting(id, obj, entry)
	case obj != nil && obj.Pkg() != nil && e.world.Opaque(obj.Pkg().Path()):
		t.sum = e.callsAtOnce(obj)
	case obj != nil:
		t.sum = e.outside(obj)
	}
	return t
}

// outside is what is known of a function that has no fragment, kept.
func (e *Engine) outside(obj *types.Func) *summary.Summary {
	s, ok := e.facts[obj]
	if !ok {
		s = e.world.Summary(obj)
		e.facts[obj] = s
	}
	return s
}

// value returns whom a call of a function value may reach. It trusts function values made
// here with their bindings, functions that calls returned, and what is kept in fields and
// package variables in sight. What comes from anywhere else is not resolved: silence.
func (e *Engine) value(n *node, v fragment.Value, args []arg) (out []target, syms []symbolic) {
	if t, ok := e.stored(v, args); ok {
		return []target{t}, nil
	}
	for _, s := range v {
		switch s.Kind {
		case fragment.In:
			if n.Inputs[s.I].Generic || strings.Count(s.Path, ".")+strings.Count(s.Path, "[") <= maxGiven {
				syms = append(syms, symbolic{input: s.I, path: s.Path, args: args})
			}
		case fragment.FuncSrc:
			out = append(out, e.function(s.Key, args))
		case fragment.Closure:
			ts, ss := e.bound(n, e.binds[s.Key], args)
			out, syms = append(out, ts...), append(syms, ss...)
		case fragment.Result:
			if s.Path == "" && n.calls != nil {
				out = append(out, e.returned(n, s, args)...)
			}
		case fragment.Field, fragment.Global:
			kept := e.keptFuncs(s.Key+s.Path, args, func(*keptFunc) bool { return true })
			for i := range kept {
				kept[i].field = fieldOf(n, v)
			}
			out = append(out, kept...)
		}
	}
	return out, syms
}

// stored returns what the tables say of the field or variable that a function value comes from:
// whoever is kept there.
func (e *Engine) stored(v fragment.Value, args []arg) (target, bool) {
	for _, s := range v {
		if s.Kind != fragment.Field && s.Kind != fragment.Global {
			continue
		}
		if en := e.world.Stored(s.Key); en != nil {
			return target{id: s.Key, name: path.Base(s.Key), entry: en, args: args}, true
		}
	}
	return target{}, false
}

// maxGiven bounds how deep in an input a function may lie that callers are told of: options
// structs have their callbacks in a field, or in a field of a field. Deeper ones are resolved
// by what is kept in the field, or not at all.
const maxGiven = 2

func (e *Engine) function(id string, args []arg) target {
	obj := e.refs[id]
	if n, ok := e.nodes[id]; ok && n.Obj != nil {
		obj = n.Obj
	}
	return e.named(id, obj, e.entryOf(obj), args)
}

// bound returns whom a call of a function value that is made in sight reaches.
func (e *Engine) bound(n *node, b bound, args []arg) ([]target, []symbolic) {
	if b.Bind == nil {
		return nil, nil
	}
	here := b.maker == n
	bindings := make([]arg, len(b.Values))
	for i := range b.Values {
		if here {
			bindings[i] = arg{val: b.Values[i], class: b.Are[i]}
		}
	}
	if b.Obj == nil { // a literal: parameters, then captured variables
		all := make([]arg, b.First, b.First+len(bindings))
		copy(all, args)
		return []target{e.named(b.Target, nil, nil, append(all, bindings...))}, nil
	}
	bindings[0].inst = b.Inst
	all := slices.Concat(bindings, args)
	if b.Invoke {
		return e.invoke(n, method{b.Recv, b.Obj}, b.Entry, all)
	}
	return []target{e.named(b.Target, b.Obj, b.Entry, all)}, nil
}

// returned returns the functions that a call may have returned.
func (e *Engine) returned(n *node, s fragment.Source, args []arg) (out []target) {
	for _, inv := range n.calls[s.N] {
		if inv.callback || inv.sum == nil {
			continue
		}
		for i := range inv.sum.Returns {
			if r := &inv.sum.Returns[i]; r.Result == s.I {
				out = append(out, target{name: n.Sites[s.N].Name + "()", ret: r, site: s.N, outer: inv.args, args: args})
			}
		}
	}
	return out
}
