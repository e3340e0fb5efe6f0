package solver

import (
	"go/types"
	"slices"
	"strconv"

	"github.com/txspill/txspill/passes/internal/fragment"
)

func inputKey(id string, input int) string { return id + "#" + strconv.Itoa(input) }

// link fills in the callees that a node's summary may depend on.
func (e *Engine) link(n *node) {
	e.enter(n)
	l := &linker{e: e, n: n, seen: map[*node]bool{}, held: map[string]bool{}}
	for i := range n.Binds {
		l.add(n.Binds[i].Target)
		e.keptBelow([]types.Type{n.Binds[i].Inst}, l.add)
	}
	for _, r := range n.Returns { // what a returned function does is known before it is returned
		for _, v := range r.Results {
			l.value(n, v)
		}
	}
	for _, s := range n.Sites {
		l.callees(s)
		l.value(n, s.Fn)
		e.keptBelow(s.Instances, l.add)
		for _, a := range s.Args {
			l.value(n, a)
		}
	}
}

// linker collects the callees of a node.
type linker struct {
	e    *Engine
	n    *node
	seen map[*node]bool
	held map[string]bool // literals and what they have captured that have been looked into
}

func (l *linker) add(id string) {
	if m, ok := l.e.nodes[id]; ok && !l.seen[m] {
		l.seen[m] = true
		l.n.callees = append(l.n.callees, m)
	}
}

// callees adds the function that a site names, or the implementations of the method.
func (l *linker) callees(s *fragment.Site) {
	l.add(s.Callee)
	if s.Invoke && (!acts(s.Entry) || promised(s.Entry)) {
		for _, impl := range l.e.world.Implementations(s.Recv, s.Obj) {
			l.add(l.e.key(impl))
		}
	}
}

// value adds the functions that may be in a value of the node, or of one of the functions around it.
func (l *linker) value(of *node, v fragment.Value) {
	for _, s := range v {
		switch s.Kind {
		case fragment.FuncSrc:
			l.add(s.Key)
		case fragment.Closure:
			b := l.e.binds[s.Key]
			l.add(b.target())
			if b.Bind != nil {
				l.e.keptBelow([]types.Type{b.Inst}, l.add)
			}
		case fragment.Field, fragment.Global:
			for _, t := range l.e.kept(s.Key + s.Path) {
				l.add(t.id)
				l.e.keptBelow([]types.Type{t.inst}, l.add)
				l.e.linkHeld(t.id, l.held, l.add)
			}
		case fragment.In:
			l.captured(of, s.I)
		case fragment.Result:
			if of != l.n { // its own callees are added anyway
				l.callees(of.Sites[s.N])
			}
		}
	}
}

// captured adds the functions that may be in what a literal has captured.
func (l *linker) captured(lit *node, input int) {
	key := inputKey(lit.ID, input)
	if input < lit.NumParams || l.held[key] {
		return
	}
	l.held[key] = true
	maker, values := l.e.capturedValues(lit, input)
	for _, v := range values {
		l.value(maker, insideOf(maker, v))
	}
}

func (b bound) target() string {
	if b.Bind == nil {
		return ""
	}
	return b.Target
}

// components returns the strongly connected components of the call graph, callees first. What
// is in none of them is not solved.
func (e *Engine) components() [][]*node {
	t := &tarjan{link: e.link, index: map[*node]int{}, low: map[*node]int{}, on: map[*node]bool{}}
	for _, n := range e.order {
		if _, seen := t.index[n]; !seen && (e.opts.Of == nil || e.opts.Of(n.ID)) {
			t.visit(n)
		}
	}
	e.order = slices.DeleteFunc(e.order, func(n *node) bool {
		_, n.part = t.index[n]
		return !n.part
	})
	return t.out
}

// tarjan is Tarjan's algorithm (SIAM J. Comput. 1, 1972).
type tarjan struct {
	link       func(*node)
	index, low map[*node]int
	on         map[*node]bool
	stack      []*node
	out        [][]*node
}

func (t *tarjan) visit(n *node) {
	t.index[n] = len(t.index)
	t.low[n] = t.index[n]
	t.stack = append(t.stack, n)
	t.on[n] = true
	t.link(n)
	for _, m := range n.callees {
		if _, seen := t.index[m]; !seen {
			t.visit(m)
			t.low[n] = min(t.low[n], t.low[m])
		} else if t.on[m] {
			t.low[n] = min(t.low[n], t.index[m])
		}
	}
	if t.low[n] != t.index[n] {
		return
	}
	var scc []*node
	for {
		m := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		t.on[m] = false
		scc = append(scc, m)
		if m == n {
			break
		}
	}
	t.out = append(t.out, scc)
}
