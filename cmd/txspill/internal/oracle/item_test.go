package oracle

import (
	"fmt"
	"strings"
)

// item declares something in a package.
func (g *gen) item(p *genPkg) {
	type kind struct {
		feature string
		weight  int
		declare func(*genPkg)
	}
	kinds := []kind{
		{"", 6, g.function}, {"interfaces", 4, g.port}, {"fields", 3, g.holder}, {"vars", 2, g.variable},
		{"wrappers", 3, g.wrapper}, {"openers", 1, g.beginner}, {"higher", 3, g.taker}, {"generics", 2, g.generic},
		{"methods", 2, g.method}, {"structs", 3, g.repository}, {"wrappers", 2, g.otherWrapper},
		{"tables", 2, g.table}, {"higher", 2, g.maker}, {"recursion", 2, g.recursive}, {"fields", 2, g.optional},
		{"generics", 2, g.box}, {"hooks", 4, g.keeper},
	}
	total := 0
	for _, k := range kinds {
		if k.feature == "" || g.has(k.feature) {
			total += k.weight
		}
	}
	n := g.IntN(total)
	for _, k := range kinds {
		if k.feature != "" && !g.has(k.feature) {
			continue
		}
		if n -= k.weight; n < 0 {
			k.declare(p)
			return
		}
	}
}

// newBody returns a body for a function of a shape.
func (g *gen) newBody(p *genPkg, s shape) *body {
	b := &body{gen: g, pkg: p, result: s, fuel: 3 + g.IntN(6), named: s != void && g.one(2)}
	if s == withCtx {
		b.ctx = "ctx"
	}
	if s == withTx {
		b.txs = []txVar{{name: "q"}}
	}
	return b
}

func (b *body) results() string {
	if b.named {
		return "(err error)"
	}
	return b.result.result()
}

// fill writes the body: statements, in a transaction of its own or not.
func (b *body) fill() {
	if b.one(3) && b.result != withTx {
		if b.one(3) {
			b.block(1)
		}
		b.inTx(func(c *body) { c.block(4) })
	} else {
		b.block(5)
	}
	if b.result != void {
		b.p("return nil")
	}
}

// function declares a function.
func (g *gen) function(p *genPkg) {
	s := g.shape()
	b := g.newBody(p, s)
	name := g.next("F")
	b.fill()
	p.decl(say("// %s does something.\nfunc %[1]s(%s) %s {\n%s}\n", name, params[s], b.results(), b.text()))
	g.add(callable{shape: s, level: p.level, value: true, expr: func(q *genPkg) string { return q.ref(p, name) }})
}

func (g *gen) add(c callable) { g.calls = append(g.calls, c) }

// declareMethod declares a method of a type.
func (g *gen) declareMethod(p *genPkg, recv string, m portMethod, local []callable) {
	b := g.newBody(p, m.shape)
	b.local = local
	b.fill()
	p.decl(say("// %s is a method.\nfunc (%s) %[1]s(%s) %s {\n%s}\n", m.name, recv, params[m.shape], b.results(), b.text()))
}

// method declares a type with a method, a value of it, and both forms of method values.
func (g *gen) method(p *genPkg) {
	t, v, m, s := g.next("T"), g.next("V"), g.next("M"), g.shape()
	recv, idiom := pick(g, []string{"*", ""}), "method"
	p.decl(say("// %s has a method.\ntype %[1]s struct{ n int }\n\n// %s is a value.\nvar %[2]s = &%[1]s{}\n", t, v))
	g.declareMethod(p, "t "+recv+t, portMethod{m, s}, nil)
	if g.one(3) { // promoted
		outer, w := g.next("T"), g.next("V")
		p.decl(say("// %s embeds.\ntype %[1]s struct{ *%s }\n\n// %s is a value.\nvar %[3]s = %[1]s{%s}\n", outer, t, w, v))
		v, idiom = w, "promoted method"
	} else if s != withTx { // a function of its receiver
		g.add(callable{shape: s, level: p.level, idiom: "method expression", call: func(q *genPkg, args string) string {
			return strings.TrimSuffix("(*"+q.ref(p, t)+")."+m+"("+q.ref(p, v)+", "+args, ", ") + ")"
		}})
	}
	g.add(callable{shape: s, level: p.level, idiom: idiom, value: true, expr: func(q *genPkg) string { return q.ref(p, v) + "." + m }})
}

// variable declares a variable that holds a function, which may be set to another one.
func (g *gen) variable(p *genPkg) {
	s := g.shape()
	b := g.newBody(p, s)
	c, ok := b.value(s)
	if !ok || c.wired {
		g.function(p)
		return
	}
	name := g.next("Var")
	p.decl(say("// %s may be set.\nvar %[1]s = %s\n", name, c.expr(p)))
	g.add(callable{shape: s, level: p.level, idiom: "function variable", value: true, expr: func(q *genPkg) string { return q.ref(p, name) }})
	if g.one(2) {
		g.setLater(p, name, s, c)
	}
}

// setLater has the start of the program set a variable, to something declared by now or to what is
// declared in the same package later: that comes after it, so that calls come to an end.
func (g *gen) setLater(p *genPkg, name string, s shape, old callable) {
	b := g.newBody(p, s)
	c, ok := b.value(s)
	if !ok {
		c = old
	}
	root := g.pkgs[len(g.pkgs)-1]
	if to, from := root.ref(p, name), c.expr(root); to != from {
		g.starts = append(g.starts, to+" = "+from)
	}
}

// method of an interface.
type portMethod struct {
	name string
	shape
}

// port declares an interface, implementations of it, and a holder that is wired.
func (g *gen) port(p *genPkg) {
	iface := g.next("Port")
	var methods []portMethod
	text := ""
	for range 1 + g.IntN(2) {
		m := portMethod{g.next("Do"), g.shape()}
		methods = append(methods, m)
		text += fmt.Sprintf("\t%s(%s) %s\n", m.name, params[m.shape], m.result())
	}
	at := p
	if g.one(2) {
		at = pick(g, g.pkgs[:p.level+1])
	}
	at.decl(say("// %s is implemented somewhere.\ntype %[1]s interface {\n%s}\n", iface, text))
	var impls []string
	for i := range 1 + g.IntN(3) {
		if i > 0 && g.one(3) {
			impls = append(impls, g.decorator(p, ifaceOf{at, iface}, methods, impls[0]))
			continue
		}
		impls = append(impls, g.implementation(p, at, iface, methods))
	}
	if len(impls) > 1 && g.one(2) {
		impls[0], impls[1] = impls[1], impls[0]
	}
	holder := g.next("Svc")
	p.decl(say("// %s needs an implementation.\ntype %[1]s struct{ port %s }\n\n// New%[1]s returns one.\nfunc New%[1]s(port %[2]s) *%[1]s { return &%[1]s{port: port} }\n",
		holder, p.ref(at, iface)))
	var local []callable
	for _, m := range methods {
		local = append(local, callable{shape: m.shape, value: true, idiom: "interface", expr: func(*genPkg) string { return "s.port." + m.name }})
	}
	v := g.next("Wired")
	p.decl(say("// %s is wired at the start.\nvar %[1]s *%s\n", v, holder))
	root := g.pkgs[len(g.pkgs)-1]
	wire := fmt.Sprintf("%s = %s(%s)", root.ref(p, v), root.ref(p, "New"+holder), root.construct(p, impls[0]))
	either := len(impls) > 1 && g.one(2)
	if len(impls) > 2 || len(impls) > 1 && !either {
		wire = idiomMark + "wired, another one is not\n" + wire
	}
	g.starts = append(g.starts, wire)
	if either {
		g.starts = append(g.starts, fmt.Sprintf(idiomMark+"wired to either of two\nif lab.Bit() {\n%s = %s(%s)\n}", root.ref(p, v), root.ref(p, "New"+holder), root.construct(p, impls[1])))
	}
	for range 1 + g.IntN(2) {
		s, m := g.shape(), g.next("M")
		g.declareMethod(p, "s *"+holder, portMethod{m, s}, local)
		g.add(callable{shape: s, level: p.level, value: true, wired: true, expr: func(q *genPkg) string { return q.ref(p, v) + "." + m }})
	}
}

func (p *genPkg) construct(at *genPkg, impl string) string { return p.ref(at, "New"+impl) + "()" }

// implementation declares a type that implements an interface, on its own or around another one.
func (g *gen) implementation(p, at *genPkg, iface string, methods []portMethod) string {
	t := g.next("Impl")
	recv := pick(g, []string{"*", ""})
	p.decl(say("// %s implements %s.\ntype %[1]s struct{ n int }\n\n// New%[1]s returns one.\nfunc New%[1]s() %s { return %s%[1]s{} }\n",
		t, iface, p.ref(at, iface), strings.Replace(recv, "*", "&", 1)))
	for _, m := range methods {
		if g.one(4) {
			result := ""
			if m.shape != void {
				result = "return nil\n"
			}
			p.decl(say("// %s does nothing.\nfunc (%s%s) %[1]s(%s) %s {\n%s}\n", m.name, recv, t, params[m.shape], m.result(), result))
			continue
		}
		g.declareMethod(p, "i "+recv+t, m, nil)
	}
	return t
}

// ifaceOf is an interface and the package that declares it.
type ifaceOf struct {
	pkg  *genPkg
	name string
}

// decorator declares a type that implements an interface around another implementation: it has some
// of the methods from that.
func (g *gen) decorator(p *genPkg, iface ifaceOf, methods []portMethod, inner string) string {
	t := g.next("Impl")
	ref := p.ref(iface.pkg, iface.name)
	p.decl(say("// %s is around another one.\ntype %[1]s struct{ %s }\n\n// New%[1]s returns one.\nfunc New%[1]s() %[2]s { return %[1]s{New%s()} }\n",
		t, ref, inner))
	m := pick(g, methods)
	g.declareMethod(p, "i "+t, m, []callable{{shape: m.shape, value: true, idiom: "decorator", expr: func(*genPkg) string { return "i." + iface.name + "." + m.name }}})
	return t
}

// holder declares a struct with a function in a field, set where it is made or later.
func (g *gen) holder(p *genPkg) {
	s := g.shape()
	b := g.newBody(p, s)
	c, ok := b.value(s)
	if !ok || c.wired {
		g.function(p)
		return
	}
	t, v := g.next("Holder"), g.next("Held")
	p.decl(say("// %s has a function.\ntype %[1]s struct{ Fn %s }\n\n// %s is one.\nvar %[3]s = &%[1]s{Fn: %s}\n", t, s.typ(), v, c.expr(p)))
	g.add(callable{shape: s, level: p.level, idiom: "function in a field", value: true, expr: func(q *genPkg) string { return q.ref(p, v) + ".Fn" }})
	g.holders = append(g.holders, holding{s, p, t})
	if g.one(3) {
		g.setLater(p, v+".Fn", s, c)
	}
	if g.one(2) {
		m, ms := g.next("M"), g.shape()
		local := []callable{{shape: s, value: true, expr: func(*genPkg) string { return "h.Fn" }}}
		g.declareMethod(p, "h *"+t, portMethod{m, ms}, local)
		g.add(callable{shape: ms, level: p.level, value: true, expr: func(q *genPkg) string { return q.ref(p, v) + "." + m }})
	}
}

// beginner declares an opener of the program's own.
func (g *gen) beginner(p *genPkg) {
	name := g.next("Begin")
	b := &body{gen: g, pkg: p}
	tx := g.next("tx")
	b.p("%s, err := %s", tx, b.opening())
	b.p("if err != nil {\nreturn nil, err\n}")
	if g.one(2) {
		b.p("if err := %s.Exec(\"x\"); err != nil {\n_ = %[1]s.Rollback()\nreturn nil, err\n}", tx)
	}
	b.p("return %s, nil", tx)
	p.decl(say("// %s begins.\nfunc %[1]s() (*lab.Tx, error) {\n%s}\n", name, b.text()))
	g.openers = append(g.openers, opener{p.level, func(q *genPkg) string { return q.ref(p, name) + "()" }})
}
