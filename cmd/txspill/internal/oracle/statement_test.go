package oracle

import "fmt"

// statement writes one statement, or a few that belong together.
func (b *body) statement() {
	for {
		if b.try(b.IntN(24)) {
			return
		}
	}
}

// try writes the statement of a number, if the program is one that uses it.
func (b *body) try(n int) bool {
	deep := b.depth > 4
	switch n {
	case 0, 1:
		b.effect()
	case 2, 3, 4, 5:
		b.anyCall()
	case 6, 7:
		if deep {
			return false
		}
		b.branch()
	case 8:
		if deep || !b.has("loops") {
			return false
		}
		b.forLoop()
	case 9:
		if !b.has("defers") || b.loop {
			return false
		}
		b.deferred()
	case 10:
		if deep || !b.has("goroutines") {
			return false
		}
		b.goroutine()
	case 11:
		if deep || !b.has("closures") {
			return false
		}
		b.closure()
	case 12:
		if len(b.txs) == 0 {
			return false
		}
		b.check(pick(b.gen, b.txs).name + `.Exec("x")`)
	case 13:
		return b.endEarly()
	case 14:
		b.p("if lab.Bit() {")
		b.fail(pick(b.gen, []string{"nil", "lab.Err()"}))
		b.p("}")
	case 15, 16:
		if deep {
			return false
		}
		return b.higherCall()
	case 17, 18:
		if deep || !b.has("wrappers") {
			return false
		}
		return b.runnerCall()
	case 19:
		if len(b.txs) == 0 || !b.has("hooks") || deep {
			return false
		}
		b.literal(pick(b.gen, b.txs).name+".OnCommit(", void, ")", func(c *body) {
			c.txs = nil
			c.block(2)
		})
	case 20:
		if !b.has("panics") {
			return false
		}
		b.p("lab.Boom()")
	case 22, 23:
		if b.ctx == "" || deep {
			return false
		}
		b.fromContext()
	case 21:
		if !b.has("nested") || len(b.txs) == 0 || deep {
			return false
		}
		b.savepoint()
	}
	return true
}

func (b *body) branch() {
	if b.one(4) {
		b.p("switch {")
		for range 1 + b.IntN(2) {
			b.p("case lab.Bit():")
			b.block(2)
		}
		if b.one(2) {
			b.p("default:")
			b.block(2)
		}
		b.p("}")
		return
	}
	b.p("if lab.Bit() {")
	b.block(3)
	if b.one(2) {
		b.p("} else {")
		b.block(3)
	}
	b.p("}")
}

func (b *body) forLoop() {
	c := *b
	c.loop = true
	b.p("for range lab.Times() {")
	c.buf = b.buf
	c.block(3)
	if b.one(3) {
		c.p("if lab.Bit() {\n%s\n}", pick(b.gen, []string{"break", "continue"}))
	}
	b.fuel, b.buf = c.fuel, c.buf
	b.p("}")
}

// deferred defers a call or a literal.
//
// What is deferred has no transaction at hand, which may have ended by the time it runs.
func (b *body) deferred() {
	txs := b.txs
	b.txs = nil
	defer func() { b.txs = txs }()
	if c, ok := b.anyCallable(); ok && c.call == nil && b.one(2) {
		if args, ok := b.args(c.shape); ok {
			b.p("defer %s(%s)", c.expr(b.pkg), args)
			return
		}
	}
	b.literal("defer ", void, "()", func(c *body) {
		if b.has("panics") && b.one(3) {
			c.p("_ = recover()")
		}
		c.block(2)
	})
}

// goroutine starts a literal or a callable, see lab.Fork.
func (b *body) goroutine() {
	if b.one(3) {
		b.literal("lab.Go(", void, ")", fill(2))
		return
	}
	task := b.next("task")
	b.p("%s := lab.Fork()", task)
	b.literal("go ", void, "()", func(c *body) {
		c.p("defer %s.Done()", task)
		c.p("%s.Begin()", task)
		c.block(2)
	})
	b.p("%s.Wait()", task)
}

// closure makes a function value, which may be one of two, and uses it.
func (b *body) closure() {
	s := []shape{void, fails}[b.IntN(2)]
	if b.one(5) {
		b.literal("", void, "()", fill(3)) // in place
		return
	}
	name := b.next("f")
	if c, ok := b.value(s); ok && b.one(2) {
		b.p("%s := %s", name, c.expr(b.pkg))
	} else {
		b.literal(name+" := ", s, "", fill(3))
	}
	if c, ok := b.value(s); ok && b.one(3) {
		b.p("if lab.Bit() {\n%s = %s\n}", name, c.expr(b.pkg))
	}
	c := callable{shape: s, value: true, expr: func(*genPkg) string { return name }}
	if b.one(3) {
		args, _ := b.args(s)
		b.p("defer %s(%s)", name, args)
	} else {
		b.call(c)
	}
	b.local = append(b.local, c)
}

// value returns a function of a shape that may be used as a value.
func (b *body) value(s shape) (callable, bool) {
	var list []callable
	for _, c := range append(b.callables(b.pkg, func(callable) bool { return true }), b.local...) {
		if c.shape == s && c.value {
			list = append(list, c)
		}
	}
	if len(list) == 0 {
		return callable{}, false
	}
	return pick(b.gen, list), true
}

// endEarly ends a transaction that something deferred would end otherwise, and returns.
func (b *body) endEarly() bool {
	for _, t := range b.txs {
		if !t.end {
			continue
		}
		b.p("if lab.Bit() {")
		if b.one(3) {
			b.p("_ = %s.Rollback()", t.name)
			c := b.without(t.name)
			c.block(2)
			b.fuel, b.buf = c.fuel, c.buf
			b.fail("lab.Err()")
		} else {
			b.p("if err := %s.Commit(); err != nil {", t.name)
			b.fail("err")
			b.p("}")
			c := b.without(t.name)
			c.block(2)
			b.fuel, b.buf = c.fuel, c.buf
			b.fail("nil")
		}
		b.p("}")
		return true
	}
	return false
}

// fromContext takes the transaction out of the context, if there is one.
func (b *body) fromContext() {
	q := b.next("c")
	b.p("if %s := %s(%s); %[1]s != nil {", q, b.pkg.ref(b.pkgs[0], "From"), b.ctx)
	b.p(`_ = %s.Exec("x")`, q)
	txs := b.txs
	b.txs = append([]txVar{{name: q}}, txs...)
	b.block(3)
	b.txs = txs
	b.p("}")
}

// savepoint opens a transaction inside one that is at hand.
func (b *body) savepoint() {
	outer := pick(b.gen, b.txs).name
	name := b.next("sp")
	b.literal(pick(b.gen, []string{"_ = ", "defer "}), fails, "()", func(c *body) {
		c.p("%s, err := %s.Savepoint()", name, outer)
		c.p("if err != nil {")
		c.fail("err")
		c.p("}")
		c.p("defer %s.Rollback()", name)
		c.txs = append(c.txs, txVar{name: name})
		c.block(2)
		c.p("if err := %s.Commit(); err != nil {", name)
		c.fail("err")
		c.p("}")
		d := c.without(name)
		d.block(2)
		c.fuel, c.buf = d.fuel, d.buf
	})
}

// A higher is a function that takes a function.
type higher struct {
	shape
	level int
	call  func(p *genPkg) (before, after string)
}

func (b *body) higherCall() bool {
	if !b.has("higher") {
		return false
	}
	var list []higher
	for _, h := range b.highers {
		if h.level <= b.pkg.level {
			list = append(list, h)
		}
	}
	if len(list) == 0 {
		return false
	}
	h := pick(b.gen, list)
	before, after := h.call(b.pkg)
	if v, ok := b.value(h.shape); ok && b.one(3) {
		b.p("%s%s%s", before, v.expr(b.pkg), after)
		return true
	}
	b.literal(before, h.shape, after, fill(3))
	return true
}

// A runner runs a function inside a transaction.
type runner struct {
	shape // of the function that it is given
	level int
	call  func(p *genPkg, b *body) (before, after string) // around the function; the whole is an error
}

func (b *body) runnerCall() bool {
	var list []runner
	for _, r := range b.runners {
		if r.level <= b.pkg.level {
			list = append(list, r)
		}
	}
	db := b.db()
	list = append(list, runner{shape: withTx, call: func(*genPkg, *body) (string, string) { return db + ".InTx(", ")" }})
	if b.one(4) {
		list = append(list, runner{shape: withTx, call: func(*genPkg, *body) (string, string) { return db + ".Retry(", ")" }})
	}
	if b.has("contexts") {
		list = append(list, runner{shape: withCtx, call: func(_ *genPkg, c *body) (string, string) {
			ctx, _ := c.args(withCtx)
			return fmt.Sprintf("%s.InCtx(%s, ", db, ctx), ")"
		}})
	}
	r := pick(b.gen, list)
	before, after := r.call(b.pkg, b)
	if v, ok := b.value(r.shape); ok && b.one(3) {
		b.check(before + v.expr(b.pkg) + after)
		return true
	}
	switch b.IntN(2) {
	case 0:
		b.literal("_ = "+before, r.shape, after, fill(3))
	case 1:
		b.literal("if err := "+before, r.shape, after+"; err != nil {", fill(3))
		b.fail("err")
		b.p("}")
	}
	return true
}
