package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// registered adds the callback of a function that registers one with a library, which runs
// it inside the transaction of a later statement (rule R11).
func (x *expansion) registered(s *fragment.Site) {
	if s.Entry == nil || s.Entry.Register == nil {
		return
	}
	r := s.Entry.Register
	first := 0
	if s.Obj.Signature().Recv() != nil {
		first = 1
	}
	if r.Callback+first >= len(s.Args) || len(r.Of) > 0 && !x.resultOf(s.Args[0], r.Of, 0) ||
		len(r.On) > 0 && !x.resultOf(s.Args[0], r.On, maxDepth) {
		return
	}
	c := &summary.Call{TxArgs: []int{0}}
	targets, _ := x.e.value(x.n, s.Args[r.Callback+first], callbackArgs(c, nil))
	for _, t := range targets {
		x.add(invocation{target: t, flags: flags{inside: true}, callback: true, direct: true})
	}
}

// resultOf reports whether a value is the result of one of the functions, or of a chain of at
// most so many further calls that starts there.
func (x *expansion) resultOf(v fragment.Value, names []string, chain int) bool {
	for _, s := range v {
		if s.Kind != fragment.Result {
			continue
		}
		at := x.n.Sites[s.N]
		if slices.Contains(names, at.Callee) || chain > 0 && len(at.Args) > 0 && x.resultOf(at.Args[0], names, chain-1) {
			return true
		}
	}
	return false
}
