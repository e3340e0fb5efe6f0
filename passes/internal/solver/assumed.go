package solver

import (
	"strings"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// assumed returns whom a call of something that the function is given may reach, when the
// answer is wanted here and not from its callers: what the enclosing functions bind a
// captured variable to, and of a parameter of interface type any implementation in sight.
func (e *Engine) assumed(n *node, s *symbolic) (out []target) {
	if s.input < n.NumParams {
		if s.method.Func != nil && s.path == "" {
			args := append([]arg{{val: fragment.Value{{Kind: fragment.Dynamic}, {Kind: fragment.In, I: s.input}}}}, s.args...)
			out, _ = e.invoke(n, s.method, e.entryOf(s.method.Func), args)
			for i := range out {
				out[i].given = true
			}
		}
		return out
	}
	e.unsettled++ // what its maker calls is the maker's to know
	maker, captured := e.capturedValues(n, s.input)
	for _, v := range captured {
		var syms []symbolic
		var ts []target
		if v = maker.at(v, s.path); s.method.Func != nil {
			ts, syms = e.invoke(maker, s.method, e.entryOf(s.method.Func), append([]arg{{val: v}}, s.args...))
		} else {
			ts, syms = e.value(maker, v, s.args)
		}
		for k := range syms {
			ts = append(ts, e.assumed(maker, &syms[k])...)
		}
		for i := range ts {
			out = append(out, foreign(ts[i], len(s.args)))
		}
	}
	return out
}

// elsewhere stands for the site of a call in another function.
const elsewhere = -1

// foreign forgets the arguments of a target that are values of another function: all but the
// last n, which the call itself passes.
func foreign(t target, n int) target {
	if t.ret != nil {
		t.site, t.outer = elsewhere, nil
		return t
	}
	args := make([]arg, len(t.args))
	if t.node != nil && t.node.Parent != "" {
		copy(args, t.args[:min(n, len(args), t.node.NumParams)])
	} else if n <= len(args) {
		copy(args[len(args)-n:], t.args[len(t.args)-n:])
	}
	for i := range args {
		args[i].inst = t.args[i].inst // types are the same everywhere
	}
	t.args = args
	return t
}

// at returns the part of a value below a path, with what the function stores there.
func (n *node) at(v fragment.Value, path string) fragment.Value {
	out := v.At(path)
	for _, s := range out {
		if s.Kind != fragment.CellSrc {
			continue
		}
		for _, c := range n.Cells[s.N].Contents {
			if rest, ok := strings.CutPrefix(s.Path, c.Path); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
				out = out.Union(c.Val.At(rest))
			}
		}
	}
	return out
}
