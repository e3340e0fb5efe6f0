package solver

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// makers returns the declared functions that make a value of n, n's own and that of a constructor,
// nil where it may come from elsewhere or be known elsewhere.
func (e *Engine) makers(n *node, v fragment.Value) []string {
	roots := []string{n.Root}
	for _, s := range v {
		filled := methods{e: e, seen: map[*node]bool{}}
		if !filled.on(n, s, false) {
			return nil
		}
		roots = append(roots, filled.roots...)
		switch {
		case s.Path != "" || e.escapes(n, s):
			return nil
		case s.Kind == fragment.CellSrc:
			for _, c := range n.Cells[s.N].Contents {
				if c.Path != "" {
					if !known(n, c.Val, false) {
						return nil
					}
					continue
				}
				more := e.makers(n, c.Val)
				if more == nil {
					return nil
				}
				roots = append(roots, more...)
			}
		case s.Kind == fragment.Result:
			maker, ok := e.nodes[n.Sites[s.N].Callee]
			at := n.Sites[s.N]
			if !ok || at.Invoke || !makes(maker, s.I) || !knownArgs(n, at.Args, at.ArgsAre, false) {
				return nil
			}
			roots = append(roots, maker.Root)
		default:
			return nil
		}
	}
	if len(v) == 0 {
		return nil
	}
	return roots
}

// makes reports whether a result is always made by the function itself and of fields alone that it
// sets there.
func makes(n *node, result int) bool {
	for _, r := range n.Returns {
		if result >= len(r.Results) || len(r.Results[result]) == 0 {
			return false
		}
		for _, s := range r.Results[result] {
			if s.Kind != fragment.CellSrc || s.Path != "" {
				return false
			}
			for _, c := range n.Cells[s.N].Contents {
				if c.Path == "" && len(c.Val) > 0 || !known(n, c.Val, true) {
					return false // a copy, or filled with what others made
				}
			}
			for _, at := range n.Sites {
				if slices.ContainsFunc(at.Args, func(v fragment.Value) bool { return slices.ContainsFunc(v, s.SameRoot) }) {
					return false // others may fill it
				}
			}
		}
	}
	return len(n.Returns) > 0
}

// escapes reports whether a value is known to anybody but the function that makes it and the methods
// that are called on it.
func (e *Engine) escapes(n *node, s fragment.Source) bool {
	has := func(v fragment.Value) bool { return slices.ContainsFunc(v, s.SameRoot) }
	if slices.ContainsFunc(n.Sites, func(at *fragment.Site) bool { return passes(at, has) }) {
		return true
	}
	for _, r := range n.Returns {
		if slices.ContainsFunc(r.Results, has) {
			return true
		}
	}
	for _, p := range n.Puts {
		if has(p.Val) {
			return true
		}
	}
	for _, c := range n.Cells {
		for _, content := range c.Contents {
			if content.Path != "" && has(content.Val) {
				return true
			}
		}
	}
	return e.escapesBound(n, has)
}

// passes reports whether a call hands a value to anything but a method of it.
func passes(at *fragment.Site, has func(fragment.Value) bool) bool {
	for i, a := range at.Args {
		if has(a) && (i > 0 || at.Obj == nil || at.Obj.Signature().Recv() == nil || at.Mode == fragment.Go) {
			return true
		}
	}
	return false
}

// escapesBound is escapes for what function values are bound to.
func (e *Engine) escapesBound(n *node, has func(fragment.Value) bool) bool {
	for i := range n.Binds {
		b := &n.Binds[i]
		for k, v := range b.Values {
			if !has(v) {
				continue
			}
			lit, ok := e.nodes[b.Target]
			if b.Obj != nil || !ok || e.escapes(lit, fragment.Source{Kind: fragment.In, I: b.First + k}) {
				return true
			}
		}
	}
	return false
}

// methods collects the methods that are called on a value, by themselves too: what they put into its
// fields counts.
type methods struct {
	e     *Engine
	seen  map[*node]bool
	roots []string
}

// on adds the methods that a function calls on a value, and reports whether all that the value is
// filled with is made in sight; a method's parameters are what its callers pass.
func (m *methods) on(n *node, s fragment.Source, method bool) bool {
	for _, at := range n.Sites {
		if len(at.Args) == 0 || !slices.ContainsFunc(at.Args[0], s.SameRoot) {
			continue
		}
		if !knownArgs(n, at.Args[1:], at.ArgsAre[1:], method) {
			return false
		}
		callee, ok := m.e.nodes[at.Callee]
		if !ok || m.seen[callee] {
			continue
		}
		m.seen[callee] = true
		m.roots = append(m.roots, callee.Root)
		if !m.on(callee, fragment.Source{Kind: fragment.In}, true) {
			return false
		}
	}
	for _, p := range n.Puts {
		if slices.ContainsFunc(p.To, s.SameRoot) && !known(n, p.Val, method) {
			return false
		}
	}
	return true
}

// knownArgs reports whether the functions among arguments are known.
func knownArgs(n *node, args []fragment.Value, are []fragment.Class, params bool) bool {
	for i, a := range args {
		if (are[i] == fragment.Function || are[i] == fragment.Other) && !known(n, a, params) {
			return false
		}
	}
	return true
}

// known reports whether a value is made by the function, or comes from its inputs where these are.
func known(n *node, v fragment.Value, params bool) bool {
	return !slices.ContainsFunc(insideOf(n, v), func(s fragment.Source) bool {
		return s.Kind == fragment.Result || s.Kind == fragment.Field || s.Kind == fragment.Global || s.Kind == fragment.Dynamic ||
			s.Kind == fragment.In && !params
	})
}
