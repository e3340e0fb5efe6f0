package solver

import "github.com/txspill/txspill/passes/internal/summary"

// curried adds the callbacks of runners that a call only makes: whenever the function that
// it returns is called, they run in a transaction (rule R9).
func (x *expansion) curried(inv *invocation) {
	inside := func(calls []summary.Call) {
		for i := range calls {
			if calls[i].Inside {
				x.made(&calls[i], inv.args, making{by: inv})
			}
		}
	}
	switch {
	case inv.ret != nil:
		inside(inv.ret.Made)
	case inv.sum != nil:
		for i := range inv.sum.Returns {
			inside(inv.sum.Returns[i].Calls)
		}
	}
}

// making is how a runner is being made.
type making struct {
	by    *invocation // the call that makes it
	flags flags
	depth int // functions looked through
}

// made adds what a runner is made of: it is not called here, but handed the transaction. A
// function that only stands for others, as http.HandlerFunc does, is looked through.
func (x *expansion) made(c *summary.Call, args []arg, m making) {
	if c.Input >= len(args) || c.Later || m.depth > maxDepth {
		return
	}
	m.flags = m.flags.with(c)
	m.depth++
	targets, syms := x.callee(c, x.n.at(args[c.Input].val, c.Path), callbackArgs(c, args))
	for _, t := range targets {
		inv := invocation{target: t, flags: m.flags, callback: true, direct: true, made: true, maker: m.by, call: c}
		if !x.first(&inv) || t.sum == nil {
			continue
		}
		for i := range t.sum.Calls {
			if !keptToo(t.sum.Calls, &t.sum.Calls[i]) {
				x.made(&t.sum.Calls[i], t.args, m)
			}
		}
	}
	for _, s := range syms {
		s.flags, s.call, s.made = m.flags, c, true
		x.syms = append(x.syms, s)
	}
}

// calledHere reports whether what a site returns is called because of another site of the same
// function: then that call reports what the site hands to it.
func calledHere(n *node, site int) bool {
	for _, list := range n.calls {
		for k := range list {
			if inv := &list[k]; inv.ret != nil && inv.site == site && !inv.later && !inv.made {
				return true
			}
		}
	}
	return false
}
