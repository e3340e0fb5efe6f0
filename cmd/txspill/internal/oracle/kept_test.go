package oracle

import "fmt"

// keeper declares a function that keeps a function, as it is or in a literal, and one that calls all
// that were kept. The one that calls is found by what is declared later.
func (g *gen) keeper(p *genPkg) {
	s := pick(g, []shape{void, fails})
	take, flush, kept := g.next("Take"), g.next("Flush"), g.next("kept")
	fn, idiom := "fn", "function kept"
	if g.one(2) {
		idiom = "function kept in a literal"
		fn = say("func(%s) %s {\nfn()\n}", params[s], s.result())
		if s == fails {
			fn = "func() error {\nreturn fn()\n}"
		}
	}
	on := func(q *genPkg, name string) string { return q.ref(p, name) }
	switch g.IntN(4) {
	case 0:
		p.decl(say(`var %s []%s

// %s keeps a function.
func %[3]s(fn %[2]s) { %[1]s = append(%[1]s, %s) }

// %s calls what was kept.
func %[5]s() {
	fns := %[1]s
	%[1]s = nil
	for _, fn := range fns {
		fn()
	}
}
`, kept, s.typ(), take, fn, flush))
	case 1:
		idiom += " in a variable"
		p.decl(say(`var %s %s

// %s keeps a function.
func %[3]s(fn %[2]s) { %[1]s = %s }

// %s calls what was kept.
func %[5]s() {
	fn := %[1]s
	%[1]s = nil
	if fn != nil {
		fn()
	}
}
`, kept, s.typ(), take, fn, flush))
	case 2:
		idiom += " in a map"
		p.decl(say(`var %s = map[int]%s{}

// %s keeps a function.
func %[3]s(fn %[2]s) { %[1]s[len(%[1]s)] = %s }

// %s calls what was kept.
func %[5]s() {
	fns := %[1]s
	%[1]s = map[int]%[2]s{}
	for i := range len(fns) {
		fns[i]()
	}
}
`, kept, s.typ(), take, fn, flush))
	case 3:
		idiom += " in a field"
		bag, v := g.next("Bag"), g.next("V")
		p.decl(say(`// %[6]s keeps functions.
type %[6]s struct{ %s []%s }

// %s keeps a function.
func (b *%[6]s) %[3]s(fn %[2]s) { b.%[1]s = append(b.%[1]s, %s) }

// %s calls what was kept.
func (b *%[6]s) %[5]s() {
	fns := b.%[1]s
	b.%[1]s = nil
	for _, fn := range fns {
		fn()
	}
}

// %[7]s is one.
var %[7]s = &%[6]s{}
`, kept, s.typ(), take, fn, flush, bag, v))
		on = func(q *genPkg, name string) string { return q.ref(p, v) + "." + name }
	}
	g.add(callable{shape: void, level: p.level, idiom: "what was kept is called", expr: func(q *genPkg) string { return on(q, flush) }})
	g.highers = append(g.highers, higher{s, idiom, p.level, func(q *genPkg) (string, string) { return on(q, take) + "(", ")" }})
	root := g.pkgs[len(g.pkgs)-1]
	g.starts = append(g.starts, on(root, flush)+"()")
}

// holding is a type with a function in a field.
type holding struct {
	shape
	pkg *genPkg
	typ string
}

// hold makes a value with a literal in a field, and calls that.
func (b *body) hold() bool {
	var list []holding
	for _, h := range b.holders {
		if h.pkg.level <= b.pkg.level {
			list = append(list, h)
		}
	}
	if len(list) == 0 {
		return false
	}
	h, name := pick(b.gen, list), b.next("held")
	typ := b.pkg.ref(h.pkg, h.typ)
	b.mark("literal in a field")
	if b.one(2) {
		b.literal(fmt.Sprintf("%s := &%s{Fn: ", name, typ), h.shape, "}", fill(2))
	} else {
		b.p("%s := &%s{}", name, typ)
		b.literal(name+".Fn = ", h.shape, "", fill(2))
	}
	if h.shape == withTx && len(b.txs) == 0 {
		b.p("_ = %s", name)
		return true
	}
	b.call(callable{shape: h.shape, expr: func(*genPkg) string { return name + ".Fn" }})
	return true
}

// capture has a literal capture a function, and hands it on.
func (b *body) capture() {
	name := b.next("f")
	if c, ok := b.value(void); ok && b.one(2) {
		b.p("%s := %s", name, b.use(c))
	} else {
		b.literal(name+" := ", void, "", fill(2))
	}
	var list []higher
	for _, h := range b.highers {
		if h.level <= b.pkg.level {
			list = append(list, h)
		}
	}
	b.mark("function captured by a literal")
	before, after, s := "", "()", void
	if len(list) > 0 && b.has("higher") {
		h := pick(b.gen, list)
		b.mark(h.idiom)
		before, after = h.call(b.pkg)
		s = h.shape
	}
	b.literal(before, s, after, func(c *body) {
		c.p("%s()", name)
		if c.one(3) {
			c.block(1)
		}
	})
}

// handOver puts a transaction into a context or a struct, and goes on with that.
func (b *body) handOver() bool {
	tx := pick(b.gen, b.txs).name
	ctx, txs := b.ctx, b.txs
	defer func() { b.ctx, b.txs = ctx, txs }()
	if b.has("contexts") && b.one(2) {
		if ctx == "" {
			ctx = "context.Background()"
		}
		name := b.next("ctx")
		b.mark("handle put into a context")
		b.p("%s := context.WithValue(%s, %s{}, %s)", name, ctx, b.pkg.ref(b.pkgs[0], "Key"), tx)
		ctx, b.ctx = b.ctx, name
		return b.fromContext()
	}
	if !b.has("structs") {
		return false
	}
	name := b.next("h")
	b.mark("handle in a local struct")
	b.p("%s := struct{ q *lab.Tx }{%s}", name, tx)
	b.check(name + `.q.Exec("x")`)
	b.txs = []txVar{{name: name + ".q"}}
	b.block(2)
	return true
}

// inner opens a transaction of its own inside one that is at hand.
func (b *body) inner() {
	b.mark("transaction inside a transaction")
	b.literal("_ = ", fails, "()", func(c *body) {
		c.inTx(func(d *body) { d.block(2) })
	})
}
