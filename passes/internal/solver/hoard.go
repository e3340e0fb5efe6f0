package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// What a method calls out of a field of its receiver may be any function that is kept in that field
// by anybody (rule R17). Where the value is made beside the call and never leaves the function, only
// what is put there by that function and by the maker can be in it: a stack of cleanups made here
// does not do what others have put on theirs.

// noField says that a target was not found in a field of an input.
const noField = 0

// fieldOf returns the input in a field of which a called function lies, plus one.
func fieldOf(n *node, v fragment.Value) int {
	in := noField
	for _, s := range v {
		switch {
		case s.Kind == fragment.Field || s.Kind == fragment.Dynamic:
		case s.Kind == fragment.In && s.Path != "" && s.I < n.NumParams && in == noField:
			in = s.I + 1
		default:
			return noField
		}
	}
	return in
}

// bareEffects returns the effects of a function invoked on values that are made beside the call: those
// of functions kept in fields only where they may be in these very values.
func (e *Engine) bareEffects(n *node, inv *invocation) ([]summary.Effect, bool) {
	m := inv.node
	if m == nil || !m.hoards || e.baring {
		return nil, false
	}
	owners := map[int][]string{} // by input: the functions whose stores count
	for i := range min(len(inv.args), m.NumParams) {
		if roots := e.makers(n, inv.args[i].val); roots != nil {
			owners[i] = roots
		}
	}
	if len(owners) == 0 {
		return nil, false
	}
	// Functions that call kept functions on values of their own may call each other so for ever: one
	// step is looked through.
	e.baring = true
	defer func() { e.baring = false }()
	out := slices.Clone(m.bare)
	for site := range m.Sites {
		for k := range m.calls[site] {
			kept := &m.calls[site][k]
			if kept.field == noField || kept.later || kept.assumed || kept.made {
				continue
			}
			if roots, ok := owners[kept.field-1]; ok && !e.mentioned(kept.lying(), roots) {
				continue
			}
			for _, eff := range e.effectsOf(m, site, kept) {
				summary.AddEffect(&out, eff)
			}
		}
	}
	return out, true
}

// mentioned reports whether a function is a literal of one of the declared functions, or one that
// they use as a value.
func (e *Engine) mentioned(id string, roots []string) bool {
	if n, ok := e.nodes[id]; ok && n.Parent != "" {
		return slices.Contains(roots, n.Root)
	}
	for _, root := range roots {
		for _, n := range e.within(root) {
			if n.values(id) {
				return true
			}
		}
	}
	return false
}

// values reports whether a function uses another one as a value: calls of it do not count.
func (n *node) values(id string) bool {
	is := func(v fragment.Value) bool {
		return slices.ContainsFunc(v, func(s fragment.Source) bool { return s.Kind == fragment.FuncSrc && s.Key == id })
	}
	return slices.ContainsFunc(n.Binds, func(b fragment.Bind) bool { return b.Target == id }) ||
		slices.ContainsFunc(n.Puts, func(p fragment.Put) bool { return is(p.Val) }) ||
		slices.ContainsFunc(n.Sites, func(s *fragment.Site) bool { return slices.ContainsFunc(s.Args, is) }) ||
		slices.ContainsFunc(n.Cells, func(c fragment.Cell) bool {
			return slices.ContainsFunc(c.Contents, func(c fragment.Content) bool { return is(c.Val) })
		})
}

// within returns a declared function and its literals.
func (e *Engine) within(root string) []*node {
	if e.byRoot == nil {
		e.byRoot = map[string][]*node{}
		for _, n := range e.order {
			e.byRoot[n.Root] = append(e.byRoot[n.Root], n)
		}
	}
	return e.byRoot[root]
}
