package oracle

import (
	"fmt"
	"strings"
)

// table declares a map or a slice of functions, and a function that calls one of them, or all.
func (g *gen) table(p *genPkg) {
	s := pick(g, []shape{void, fails})
	b := g.newBody(p, s)
	var list []callable
	for range 1 + g.IntN(3) {
		if c, ok := b.value(s); ok && !c.wired {
			list = append(list, c)
		}
	}
	if len(list) == 0 {
		g.function(p)
		return
	}
	name := g.next("Table")
	var elems strings.Builder
	if g.one(2) {
		for i, c := range list {
			fmt.Fprintf(&elems, "%d: %s,\n", i, c.expr(p))
		}
		p.decl(say("// %s has functions.\nvar %[1]s = map[int]%s{\n%s}\n", name, s.typ(), elems.String()))
		for i := range list {
			g.add(callable{shape: s, level: p.level, idiom: "function in a map", expr: func(q *genPkg) string { return fmt.Sprintf("%s[%d]", q.ref(p, name), i) }})
		}
		return
	}
	for _, c := range list {
		elems.WriteString(c.expr(p) + ",\n")
	}
	call := "f()"
	if s == fails {
		call = "if f() != nil {\nbreak\n}"
	}
	all := g.next("F")
	p.decl(say("// %s has functions.\nvar %[1]s = []%s{\n%s}\n\n// %s calls them.\nfunc %[4]s() {\nfor _, f := range %[1]s {\n%s\n}\n}\n",
		name, s.typ(), elems.String(), all, call))
	g.add(callable{shape: void, level: p.level, idiom: "functions in a slice", value: true, expr: func(q *genPkg) string { return q.ref(p, all) }})
}

// maker declares a function that returns a function.
func (g *gen) maker(p *genPkg) {
	s := g.shape()
	name := g.next("Make")
	b := g.newBody(p, s)
	b.named = false
	outer, idiom, wired := "", "literal returned", false
	if c, ok := b.value([]shape{void, fails}[g.IntN(2)]); ok && g.one(2) { // it captures another function
		f := g.next("f")
		outer, idiom, wired = f+" := "+c.expr(p)+"\n", "literal returned that has captured", c.wired
		b.local = []callable{{shape: c.shape, value: true, expr: func(*genPkg) string { return f }}}
		b.call(b.local[0])
	}
	b.fill()
	p.decl(say("// %s returns a function.\nfunc %[1]s(n int) %s {\n%sreturn func(%s) %s {\n_ = n\n%s}\n}\n",
		name, s.typ(), outer, params[s], b.results(), b.text()))
	g.add(callable{shape: s, level: p.level, idiom: idiom, value: true, wired: wired,
		expr: func(q *genPkg) string { return q.ref(p, name) + "(1)" }})
}

// recursive declares a function that calls itself.
func (g *gen) recursive(p *genPkg) {
	s := pick(g, []shape{void, fails, withTx})
	name := g.next("Rec")
	b := g.newBody(p, s)
	self := callable{shape: s, value: true, expr: func(*genPkg) string { return name }}
	b.block(2)
	b.mark("recursion")
	b.p("if lab.Deep() {")
	b.call(self)
	b.p("}")
	b.block(2)
	if s != void {
		b.p("return nil")
	}
	p.decl(say("// %s calls itself.\nfunc %[1]s(%s) %s {\n%s}\n", name, params[s], b.results(), b.text()))
	g.add(callable{shape: s, level: p.level, value: true, expr: func(q *genPkg) string { return q.ref(p, name) }})
}

// optional declares a type that is made with options, of which one sets a function.
func (g *gen) optional(p *genPkg) {
	s := g.shape()
	b := g.newBody(p, s)
	c, ok := b.value(s)
	if !ok || c.wired {
		g.function(p)
		return
	}
	t, m, v := g.next("Opt"), g.next("M"), g.next("Made")
	ms := g.shape()
	nothing := "nil"
	if s == void {
		nothing = ""
	}
	given := "With" + t + "(" + c.expr(p) + ")"
	if g.one(4) {
		given = ""
	}
	p.decl(say(`// %s is made with options.
type %[1]s struct{ fn %s }

// With%[1]s sets the function.
func With%[1]s(fn %[2]s) func(*%[1]s) { return func(o *%[1]s) { o.fn = fn } }

// New%[1]s returns one.
func New%[1]s(options ...func(*%[1]s)) *%[1]s {
	o := &%[1]s{fn: func(%s) %s { return %s }}
	for _, set := range options {
		set(o)
	}
	return o
}

// %s is one.
var %[6]s = New%[1]s(%s)
`, t, s.typ(), params[s], s.result(), nothing, v, given))
	g.declareMethod(p, "o *"+t, portMethod{m, ms}, []callable{{shape: s, value: true, expr: func(*genPkg) string { return "o.fn" }}})
	g.add(callable{shape: ms, level: p.level, idiom: "function set by an option", value: true,
		expr: func(q *genPkg) string { return q.ref(p, v) + "." + m }})
}

// box declares a generic type with a function in a field, or a function with a type parameter that
// has a method.
func (g *gen) box(p *genPkg) {
	b := g.newBody(p, void)
	c, ok := b.value(void)
	if !ok || c.wired {
		g.function(p)
		return
	}
	t, v := g.next("Box"), g.next("Boxed")
	if g.one(2) {
		p.decl(say(`// %s has a function.
type %[1]s[T any] struct {
	v  T
	fn func(T)
}

// Do calls it.
func (b *%[1]s[T]) Do() { b.fn(b.v) }

// %s is one.
var %[2]s = &%[1]s[int]{v: 1, fn: func(int) { %s() }}
`, t, v, c.expr(p)))
		g.add(callable{shape: void, level: p.level, idiom: "generic type", value: true, expr: func(q *genPkg) string { return q.ref(p, v) + ".Do" }})
		return
	}
	m := g.next("Do")
	p.decl(say(`// %s does.
type %[1]s interface{ %s() }

// Call%[1]s calls it.
func Call%[1]s[T %[1]s](x T) { x.%[2]s() }

// %s is one.
type %[3]s struct{ n int }
`, t, m, v))
	g.declareMethod(p, "x "+v, portMethod{m, void}, nil)
	g.add(callable{shape: void, level: p.level, idiom: "method of a type parameter", call: func(q *genPkg, _ string) string {
		return q.ref(p, "Call"+t) + "(" + q.ref(p, v) + "{})"
	}})
}
