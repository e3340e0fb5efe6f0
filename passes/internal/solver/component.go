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
	seen := map[*node]bool{}
	held := map[string]bool{}
	add := func(id string) {
		if m, ok := e.nodes[id]; ok && !seen[m] {
			seen[m] = true
			n.callees = append(n.callees, m)
		}
	}
	var addValue func(*node, fragment.Value)
	addValue = func(of *node, v fragment.Value) {
		for _, s := range v {
			switch s.Kind {
			case fragment.FuncSrc:
				add(s.Key)
			case fragment.Closure:
				b := e.binds[s.Key]
				add(b.target())
				if b.Bind != nil {
					e.keptBelow([]types.Type{b.Inst}, add)
				}
			case fragment.Field, fragment.Global:
				for _, t := range e.kept(s.Key + s.Path) {
					add(t.id)
					e.keptBelow([]types.Type{t.inst}, add)
					e.linkHeld(t.id, held, add)
				}
			case fragment.In:
				if key := inputKey(of.ID, s.I); s.I >= of.NumParams && !held[key] {
					held[key] = true
					maker, values := e.capturedValues(of, s.I)
					for _, v := range values {
						addValue(maker, insideOf(maker, v))
					}
				}
			case fragment.Result:
				if of != n { // of its own calls it knows
					add(of.Sites[s.N].Callee)
				}
			}
		}
	}
	for i := range n.Binds {
		add(n.Binds[i].Target)
		e.keptBelow([]types.Type{n.Binds[i].Inst}, add)
	}
	for _, r := range n.Returns { // what a returned function does is known before it is returned
		for _, v := range r.Results {
			addValue(n, v)
		}
	}
	for _, s := range n.Sites {
		add(s.Callee)
		addValue(n, s.Fn)
		e.keptBelow(s.Instances, add)
		for _, a := range s.Args {
			addValue(n, a)
		}
		if s.Invoke && (!acts(s.Entry) || promised(s.Entry)) {
			for _, impl := range e.world.Implementations(s.Recv, s.Obj) {
				add(e.key(impl))
			}
		}
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
