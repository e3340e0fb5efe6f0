package solver

import (
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// flags say under which circumstances something is called.
type flags struct {
	inside   bool // in a transaction that a function in between opens
	readOnly bool // which cannot write
	retried  bool
	async    bool
	later    bool   // not now: it is kept
	failing  bool   // only on the way to returning an error
	lib      string // import path of the library whose transaction is open
}

func (f flags) with(c *summary.Call) flags {
	lib := f.lib
	if c.Inside && lib == "" {
		lib = c.Lib
	}
	return flags{
		lib:      lib,
		inside:   f.inside || c.Inside,
		readOnly: f.readOnly || c.ReadOnly,
		retried:  f.retried || c.Retried,
		async:    f.async || c.Async,
		later:    f.later || c.Later,
		failing:  f.failing || c.Failing,
	}
}

// invocation is a function that runs because a site is reached: the callee itself, or a
// function value that the callee was given and calls.
type invocation struct {
	target
	flags
	callback bool
	direct   bool            // a runner calls it: it has that runner's transaction in its hands
	assumed  bool            // an interface value or function that a caller chooses: any in sight
	made     bool            // not called here: a runner is made of it
	on       fragment.Source // of an assumed call of a method: what the function was given
	maker    *invocation     // the call that makes that runner
	by       *invocation     // a callback's caller
	byInput  int             // the input of by that it is called through
	depth    int             // how many functions in between
	call     *summary.Call   // by which the caller calls it
	holder   string          // the kept literal that has captured it
}

// resolve computes the invocations of all sites of a node from what is known now. What is known of its
// callees it is told when that changes; n.again notes that it has asked for more.
func (e *Engine) resolve(n *node) {
	n.calls = make([][]invocation, len(n.Sites))
	n.symbols = make([][]symbolic, len(n.Sites))
	for _, m := range n.callees {
		m.asker = n
	}
	asked := e.unsettled
	// Functions that calls return are called after these calls, whose index is lower.
	for i, s := range n.Sites {
		x := &expansion{e: e, n: n}
		targets, syms := e.site(n, s)
		x.out = make([]invocation, 0, len(targets))
		for i := range targets {
			n.hoards = n.hoards || targets[i].field != noField
			x.add(invocation{target: targets[i]})
		}
		x.syms = append(x.syms, syms...)
		for i := range syms {
			for _, t := range e.assumed(n, &syms[i]) {
				x.add(invocation{target: t, assumed: t.given, on: syms[i].source()})
			}
		}
		x.registered(s)
		n.calls[i], n.symbols[i] = x.out, x.syms
	}
	n.again = n.again || e.unsettled > asked
}

// expansion collects the invocations of one site.
type expansion struct {
	e    *Engine
	n    *node
	seen map[called]bool // those that out has, when it has many
	out  []invocation
	syms []symbolic
}

// called is what makes an invocation another one than those that a site has already.
type called struct {
	id string
	flags
	callback, direct, assumed, made bool
	holder                          string
}

func (inv *invocation) called() called {
	return called{inv.id, inv.flags, inv.callback, inv.direct, inv.assumed, inv.made, inv.holder}
}

func (x *expansion) add(found invocation) {
	if !x.first(&found) {
		return
	}
	inv := &x.out[len(x.out)-1]
	x.curried(inv)
	if inv.ret != nil {
		x.follow(inv, inv.ret.Calls, inv.outer)
		x.follow(inv, inv.ret.Own, inv.args)
		return
	}
	if inv.sum != nil {
		x.follow(inv, inv.sum.Calls, inv.args)
	}
}

// few is up to how many invocations one looks for one among them without a map.
const few = 12

// first puts an invocation with the others and reports whether it has not been seen yet: it is
// recursion through function values otherwise, or the same function found twice.
func (x *expansion) first(inv *invocation) bool {
	if inv.id != "" && x.has(inv) {
		return false
	}
	if !x.e.settled(x.n, inv) {
		x.e.unsettled++
	}
	x.out = append(x.out, *inv)
	return true
}

func (x *expansion) has(inv *invocation) bool {
	if len(x.out) < few {
		for i := range x.out {
			if x.out[i].id == inv.id && x.out[i].called() == inv.called() {
				return true
			}
		}
		return false
	}
	if x.seen == nil {
		x.seen = make(map[called]bool, 2*few)
		for i := range x.out {
			x.seen[x.out[i].called()] = true
		}
	}
	key := inv.called()
	if x.seen[key] {
		return true
	}
	x.seen[key] = true
	return false
}

// settled reports whether what is known of a function invoked is final, or the node is told when it
// changes.
func (e *Engine) settled(n *node, inv *invocation) bool {
	if inv.node == nil {
		return inv.sum == nil || !promised(inv.entry)
	}
	return inv.node.settled || inv.node.asker == n
}

// follow adds what a callee calls of what it is given.
func (x *expansion) follow(inv *invocation, calls []summary.Call, args []arg) {
	for i := range calls {
		c := &calls[i]
		if c.Made {
			x.made(c, args, making{by: inv})
			continue
		}
		if inv.depth > maxDepth || keptToo(calls, c) {
			continue
		}
		if c.Input >= len(args) {
			if inv.kept {
				x.captured(inv, c, callbackArgs(c, args))
			}
			continue
		}
		v := x.n.at(args[c.Input].val, c.Path)
		targets, syms := x.callee(c, v, callbackArgs(c, args))
		if c.Method == "" && args[c.Input].inst != nil {
			targets = append(targets, x.e.keptIn(args[c.Input].inst, c.Path, callbackArgs(c, args))...)
		}
		fl := inv.flags.with(c)
		for _, t := range targets {
			x.add(invocation{target: t, flags: fl, callback: true, direct: c.Inside, assumed: inv.assumed,
				by: inv, byInput: c.Input, depth: inv.depth + 1, call: c})
		}
		for _, s := range syms {
			s.flags, s.call = fl, c
			x.syms = append(x.syms, s)
			for _, t := range x.e.assumed(x.n, &s) {
				x.add(invocation{target: t, flags: fl, callback: true, direct: c.Inside, assumed: t.given, on: s.source(),
					by: inv, byInput: c.Input, depth: inv.depth + 1, call: c})
			}
		}
	}
}

// captured adds what a literal that is kept calls of what it has captured (rule R17). What its maker
// has bound that to, the literal knows itself; left is what others have passed to its maker.
func (x *expansion) captured(lit *invocation, c *summary.Call, args []arg) {
	for _, t := range x.e.keptGiven(lit.node, c, args) {
		t.field = lit.field
		x.add(invocation{target: t, flags: lit.flags.with(c), callback: true, direct: c.Inside, assumed: lit.assumed,
			by: lit, byInput: c.Input, depth: lit.depth + 1, call: c, holder: lit.lying()})
	}
}

// lying returns what lies in the field in which the function was found: the function, or the literal
// that has captured it.
func (inv *invocation) lying() string {
	if inv.holder != "" {
		return inv.holder
	}
	return inv.id
}

// maxDepth bounds how many functions a function value is handed through at one site, each
// calling the next. What is lost are effects behind longer chains of callbacks.
const maxDepth = 12

func (x *expansion) callee(c *summary.Call, v fragment.Value, args []arg) ([]target, []symbolic) {
	if c.Method == "" {
		return x.e.value(x.n, v, args)
	}
	m := x.e.method(c.Method)
	if m.Func == nil {
		return nil, nil
	}
	return x.e.invoke(x.n, m, x.e.entryOf(m.Func), append([]arg{{val: v}}, args...))
}

// keptToo reports whether a call at once has a twin that keeps the function: that is a hook
// for after the commit, which runs at once only where no transaction is open (rule R14).
func keptToo(calls []summary.Call, c *summary.Call) bool {
	if c.Later || c.Inside || c.Method != "" {
		return false
	}
	for i := range calls {
		if d := &calls[i]; d.Later && d.Input == c.Input && d.Path == c.Path {
			return true
		}
	}
	return false
}

// callbackArgs returns what a callback is called with.
func callbackArgs(c *summary.Call, args []arg) []arg {
	n := 0
	for _, a := range c.TxArgs {
		n = max(n, a+1)
	}
	for _, p := range c.Pass {
		n = max(n, p.Arg+1)
	}
	out := make([]arg, n)
	for _, p := range c.Pass {
		if p.Input < len(args) {
			out[p.Arg] = args[p.Input]
		}
	}
	for _, a := range c.TxArgs {
		out[a].tx = true
	}
	return out
}

// withinLiteral reports whether a literal of the same declared function calls this through a
// variable that it captured: then the literal sees whom it calls and reports for itself.
func (inv *invocation) withinLiteral(n *node) bool {
	for p := inv; p.by != nil; p = p.by {
		if b := p.by; b.ret == nil && b.node != nil && literalOf(b.node, n) && p.byInput >= b.node.NumParams {
			return true
		}
	}
	return false
}

// txInputs returns the inputs of the target that carry the runner's transaction.
func (inv *invocation) txInputs() []int {
	var out []int
	for i, a := range inv.args {
		if a.tx {
			out = append(out, i)
		}
	}
	return out
}
