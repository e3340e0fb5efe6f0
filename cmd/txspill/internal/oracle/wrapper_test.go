package oracle

import "fmt"

// wrapper declares a runner of the program's own: a function that runs another in a transaction.
func (g *gen) wrapper(p *genPkg) {
	s := pick(g, []shape{withTx, withTx, fails, withCtx})
	if s == withCtx && !g.has("contexts") {
		s = withTx
	}
	name := g.next("Run")
	b := g.newBody(p, fails)
	param := "fn " + s.typ()
	if s == withCtx {
		param = "ctx context.Context, " + param
		b.ctx = "ctx"
	}
	b.fuel = 3
	idiom := "own runner"
	if b.one(3) && b.layered(s) {
		idiom = "runner over a runner"
		b.p("return nil")
	} else {
		b.inTx(func(c *body) {
			if c.one(4) {
				c.block(1)
			}
			c.check(c.invoke(s))
			if c.one(4) {
				c.block(1)
			}
		})
		b.p("return nil")
	}
	recv := ""
	expr := func(q *genPkg) string { return q.ref(p, name) }
	if g.one(2) {
		expr, recv, idiom = g.method4(p, name, param)
	}
	p.decl(say("// %s runs fn in a transaction.\nfunc %s%[1]s(%s) %s {\n%s}\n", name, recv, param, b.results(), b.text()))
	g.runners = append(g.runners, runner{s, idiom, p.level, func(q *genPkg, c *body) (string, string) {
		if s == withCtx {
			ctx, _ := c.args(withCtx)
			return fmt.Sprintf("%s(%s, ", expr(q), ctx), ")"
		}
		return expr(q) + "(", ")"
	}})
}

// method4 makes a runner a method of a store, which may be behind an interface.
func (g *gen) method4(p *genPkg, name, param string) (expr func(*genPkg) string, recv, idiom string) {
	idiom = "runner as a method"
	t, v := g.next("Store"), g.next("Stored")
	typ := "*" + t
	if g.has("interfaces") && g.one(2) {
		typ, idiom = g.next("Transactor"), "runner behind an interface"
		p.decl(say("// %s runs functions.\ntype %[1]s interface {\n%s(%s) error\n}\n", typ, name, param))
	}
	p.decl(say("// %s is a store.\ntype %[1]s struct{ n int }\n\n// %s is one.\nvar %[2]s %s = &%[1]s{}\n", t, v, typ))
	return func(q *genPkg) string { return q.ref(p, v) + "." + name }, "(st *" + t + ") ", idiom
}

// invoke returns the call of fn, the parameter of a runner.
func (b *body) invoke(s shape) string {
	tx := b.txs
	switch {
	case s == withTx && len(tx) > 0:
		return "fn(" + tx[len(tx)-1].name + ")"
	case s == withTx:
		return "fn(nil)"
	case s == withCtx && len(tx) > 0:
		return fmt.Sprintf("fn(context.WithValue(ctx, %s{}, %s))", b.pkg.ref(b.pkgs[0], "Key"), tx[len(tx)-1].name)
	case s == withCtx:
		return "fn(ctx)"
	}
	return "fn()"
}

// layered writes a runner that leaves the transaction to another one.
func (b *body) layered(s shape) bool {
	var list []runner
	for _, r := range b.runners {
		if r.level <= b.pkg.level && r.shape == s {
			list = append(list, r)
		}
	}
	if len(list) == 0 {
		return false
	}
	r := pick(b.gen, list)
	before, after := r.call(b.pkg, b)
	switch b.IntN(3) {
	case 0:
		b.check(before + "fn" + after)
	case 1:
		b.literal("if err := "+before, s, after+"; err != nil {", func(c *body) {
			if c.one(3) {
				c.block(1)
			}
			c.check(c.innermost(s))
		})
		b.fail("err")
		b.p("}")
	case 2:
		b.mark("runner in a loop")
		b.p("for range lab.Times() {")
		b.check(before + "fn" + after)
		b.p("}")
	}
	return true
}

// innermost returns the call of fn in a literal that was given to another runner.
func (b *body) innermost(s shape) string {
	switch s {
	case withTx:
		return "fn(" + b.txs[len(b.txs)-1].name + ")"
	case withCtx:
		return "fn(ctx)"
	}
	return "fn()"
}

// taker declares a function that takes a function: calls it, keeps it, returns it, starts it.
func (g *gen) taker(p *genPkg) {
	name := g.next("Take")
	s := pick(g, []shape{void, void, fails})
	call := "fn()"
	if s == fails {
		call = "_ = fn()"
	}
	use := func(q *genPkg) (string, string) { return q.ref(p, name) + "(", ")" }
	b := &body{gen: g, pkg: p, fuel: 3}
	result, idiom := "", "function called"
	switch n := g.IntN(5); {
	case n == 0: // now
		b.block(2)
		b.p("%s", call)
		b.block(2)
	case n == 1:
		idiom = "function deferred"
		b.p("defer fn()")
		b.block(2)
	case n == 2: // again and again
		b.p("for range lab.Times() {\n%s\n}", call)
	case n == 3:
		result, idiom = "func()", "function returned in a literal"
		b.p("return func() {")
		b.p("%s", call)
		b.p("}")
		use = func(q *genPkg) (string, string) { return q.ref(p, name) + "(", ")()" }
	case n == 4 && g.has("goroutines"):
		idiom = "function started with go elsewhere"
		b.p("task := lab.Fork()\ngo func() {\ndefer task.Done()\ntask.Begin()\n%s\n}()\ntask.Wait()", call)
	default: // or not
		b.p("if lab.Bit() {\n%s\n}", call)
	}
	p.decl(say("// %s takes a function.\nfunc %[1]s(fn %s) %s {\n%s}\n", name, s.typ(), result, b.text()))
	g.highers = append(g.highers, higher{s, idiom, p.level, use})
}

// generic declares a generic function or type that calls a function.
func (g *gen) generic(p *genPkg) {
	name := g.next("Gen")
	if g.one(3) {
		p.decl(say(`// %s calls fn for each.
func %[1]s[T any](list []T, fn func(T)) {
	for _, x := range list {
		fn(x)
	}
}
`, name))
		h := higher{level: p.level, idiom: "generic function", shape: void, call: func(q *genPkg) (string, string) {
			return q.ref(p, name) + "([]int{1, 2}, func(int) {\n(", ")()\n})"
		}}
		g.highers = append(g.highers, h)
		return
	}
	if g.one(2) {
		p.decl(say(`// %s returns what fn returns.
func %[1]s[T any](fn func() (T, error)) (T, error) { return fn() }
`, name))
		g.highers = append(g.highers, higher{level: p.level, idiom: "generic result", shape: fails, call: func(q *genPkg) (string, string) {
			return "_, _ = " + q.ref(p, name) + "(func() (int, error) {\nreturn 1, (", ")()\n})"
		}})
		return
	}
	b := g.newBody(p, fails)
	b.fuel, b.named = 3, false
	b.inTx(func(c *body) {
		if c.one(3) {
			c.block(1)
		}
		out, _ := "fn(nil)", 0
		if n := len(c.txs); n > 0 {
			out = "fn(" + c.txs[n-1].name + ")"
		}
		c.p("out, err := %s", out)
		c.p("if err != nil {")
		c.fail("err")
		c.p("}")
		c.p("_ = out")
	})
	b.p("return nil")
	p.decl(say("// %s runs fn in a transaction.\nfunc %[1]s[T any](fn func(*lab.Tx) (T, error)) error {\n%s}\n", name, b.text()))
	g.runners = append(g.runners, runner{withTx, "generic runner", p.level, func(q *genPkg, c *body) (string, string) {
		q0 := c.next("g")
		return q.ref(p, name) + "(func(" + q0 + " *lab.Tx) (int, error) {\nreturn 1, (", ")(" + q0 + ")\n})"
	}})
}
