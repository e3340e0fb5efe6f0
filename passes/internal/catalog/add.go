package catalog

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// addFuncs enters the functions of a group: names, promoted selectors, and receivers with
// methods.
func (t *table) addFuncs(g *group, apply func(*Entry)) {
	if g.Fields["names"] == nil && g.Fields["promoted"] == nil && g.Fields["receivers"] == nil {
		g.Missing("names", "write the functions that the group speaks of")
	}
	for _, key := range []string{"names", "promoted"} {
		kind := map[string]refKind{"names": refName, "promoted": refPromoted}[key]
		for _, n := range g.List(key) {
			parsed, err := parseName(n.Value)
			if err != nil {
				g.At(n, "%s: %v", key, err)
				continue
			}
			t.note(kind, n.Value, g, n)
			t.addFunc(g, n, parsed, apply)
		}
	}
	t.addProduct(g, apply)
}

func (t *table) addFunc(g *group, n *yaml.Node, nm name, apply func(*Entry)) {
	key := nm.String()
	e := t.funcs[key]
	if e == nil {
		e = &Entry{Name: key}
		t.funcs[key] = e
	}
	if e.has(g.Role) || slices.ContainsFunc(t.products[nm.recv()], func(p *product) bool {
		return p.role == g.Role && slices.Contains(p.methods, nm.fn)
	}) {
		g.At(n, "%s is listed twice in %s: write it once", key, g.Role)
		return
	}
	apply(e)
}

// addProduct enters receivers and methods, which stand for every combination that exists.
func (t *table) addProduct(g *group, apply func(*Entry)) {
	recvs, methods := g.List("receivers"), g.List("methods")
	if len(recvs) == 0 && len(methods) == 0 {
		return
	}
	if len(recvs) == 0 || len(methods) == 0 {
		g.At(g.Node, "receivers and methods go together: write both")
		return
	}
	p := &product{role: g.Role, apply: apply}
	for _, m := range methods {
		if !validIdent(m.Value) || slices.Contains(p.methods, m.Value) {
			g.At(m, "methods: %q is malformed or listed twice: write each method name once", m.Value)
			continue
		}
		p.methods = append(p.methods, m.Value)
	}
	for _, r := range recvs {
		nm, err := parseName(r.Value + ".X")
		if err != nil || nm.typ == "" {
			g.At(r, "receivers: malformed receiver %q: write (path/to/pkg.Type) or (*path/to/pkg.Type)", r.Value)
			continue
		}
		t.checkProduct(g, r, nm, p)
		t.products[nm.recv()] = append(t.products[nm.recv()], p)
		for _, m := range p.methods {
			t.note(refProduct, nm.recv()+"."+m, g, r)
		}
	}
}

// checkProduct reports what a product says a second time.
func (t *table) checkProduct(g *group, r *yaml.Node, nm name, p *product) {
	for _, m := range p.methods {
		nm.fn = m
		e := t.funcs[nm.String()]
		twice := e != nil && e.has(p.role)
		for _, o := range t.products[nm.recv()] {
			twice = twice || o.role == p.role && slices.Contains(o.methods, m)
		}
		if twice {
			g.At(r, "%s is listed twice in %s: write it once", nm, g.Role)
		}
	}
}

// has reports whether the entry already has something in a role.
func (e *Entry) has(role string) bool {
	switch role {
	case roleOpeners:
		return e.Opener != nil
	case roleClosers:
		return e.Closer != nil
	case roleRunners:
		return e.Runner != nil
	case roleSinks:
		return e.Sink != nil
	case roleSafe:
		return e.Safe != nil
	case roleBarriers:
		return e.Barrier
	case roleAfterCommit:
		return e.AfterCommit != nil
	case roleCallbacks:
		return e.Callback != nil
	case roleRegisters:
		return e.Register != nil
	case roleErrors:
		return e.NeverNil
	case roleExits:
		return e.Exits
	}
	return false
}
