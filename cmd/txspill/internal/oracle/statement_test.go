package oracle

// statement writes one statement, or a few that belong together.
func (b *body) statement() {
	for {
		if b.try(b.IntN(28)) {
			return
		}
	}
}

// try writes the statement of a number, if that can be here.
func (b *body) try(n int) bool {
	for _, k := range statements() {
		if n -= k.weight; n >= 0 {
			continue
		}
		if k.feature != "" && !b.has(k.feature) || k.nests && b.depth > 4 || k.tx && len(b.txs) == 0 {
			return false
		}
		return k.write(b)
	}
	return false
}

// A kind is one of statements.
type kind struct {
	weight  int
	feature string // that the program must have
	nests   bool   // not too deep
	tx      bool   // where a transaction is at hand
	write   func(*body) bool
}

func statements() []kind {
	always := func(write func(*body)) func(*body) bool {
		return func(b *body) bool { write(b); return true }
	}
	return []kind{
		{2, "", false, false, always((*body).effect)},
		{4, "", false, false, always((*body).anyCall)},
		{2, "", true, false, always((*body).branch)},
		{1, "loops", true, false, always((*body).forLoop)},
		{1, "defers", false, false, (*body).deferHere},
		{1, "goroutines", true, false, always((*body).goroutine)},
		{1, "closures", true, false, always((*body).closure)},
		{1, "", false, true, always((*body).exec)},
		{1, "", false, false, (*body).endEarly},
		{1, "", false, false, always((*body).leave)},
		{2, "higher", true, false, (*body).higherCall},
		{2, "wrappers", true, false, (*body).runnerCall},
		{1, "hooks", true, true, always((*body).onCommit)},
		{1, "panics", false, false, always((*body).boom)},
		{1, "nested", true, true, always((*body).savepoint)},
		{2, "", true, false, (*body).fromContext},
		{1, "nested", true, true, always((*body).inner)},
		{1, "", true, false, (*body).hold},
		{1, "", true, true, (*body).handOver},
		{1, "closures", true, false, always((*body).capture)},
	}
}

func (b *body) exec() { b.check(pick(b.gen, b.txs).name + `.Exec("x")`) }

// leave returns early.
func (b *body) leave() {
	b.mark("early return")
	b.p("if lab.Bit() {")
	b.fail(pick(b.gen, []string{"nil", "lab.Err()"}))
	b.p("}")
}

func (b *body) onCommit() {
	b.mark("hook of the library")
	b.literal(pick(b.gen, b.txs).name+".OnCommit(", void, ")", func(c *body) {
		c.txs = nil
		c.block(2)
	})
}

func (b *body) boom() {
	b.mark("panic")
	b.p("lab.Boom()")
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
	b.mark("loop")
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

// deferHere defers something where the function has begun; in a loop there would be no end.
func (b *body) deferHere() bool {
	if b.loop {
		return false
	}
	if len(b.txs) > 0 {
		b.mark("defer inside a transaction")
	}
	b.deferred()
	return true
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
			b.mark("defer of a call")
			b.p("defer %s(%s)", c.expr(b.pkg), args)
			return
		}
	}
	b.mark("defer of a literal")
	b.literal("defer ", void, "()", func(c *body) {
		if b.has("panics") && b.one(3) {
			c.mark("recover")
			c.p("_ = recover()")
		}
		c.block(2)
	})
}

// goroutine starts a literal or a callable, see lab.Fork.
func (b *body) goroutine() {
	if b.one(3) {
		b.mark("literal started by a library")
		b.literal("lab.Go(", void, ")", fill(2))
		return
	}
	if c, ok := b.value(void); ok && c.call == nil && b.one(3) {
		b.mark("function started with go")
		task := b.next("task")
		b.p("%s := lab.Fork()\ngo %[1]s.Run(%s)\n%[1]s.Wait()", task, b.use(c))
		return
	}
	b.mark("literal started with go")
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
		b.mark("literal called in place")
		b.literal("", void, "()", fill(3)) // in place
		return
	}
	name := b.next("f")
	b.mark("function in a variable")
	if c, ok := b.value(s); ok && b.one(2) {
		b.p("%s := %s", name, b.use(c))
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
			b.mark("rollback early")
			b.p("_ = %s.Rollback()", t.name)
			c := b.without(t.name)
			c.block(2)
			b.fuel, b.buf = c.fuel, c.buf
			b.fail("lab.Err()")
		} else {
			b.mark("commit early")
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
func (b *body) fromContext() bool {
	if b.ctx == "" {
		return false
	}
	q := b.next("c")
	b.mark("handle out of a context")
	b.p("if %s := %s(%s); %[1]s != nil {", q, b.pkg.ref(b.pkgs[0], "From"), b.ctx)
	b.p(`_ = %s.Exec("x")`, q)
	txs := b.txs
	b.txs = append([]txVar{{name: q}}, txs...)
	b.block(3)
	b.txs = txs
	b.p("}")
	return true
}

// savepoint opens a transaction inside one that is at hand.
func (b *body) savepoint() {
	outer := pick(b.gen, b.txs).name
	name := b.next("sp")
	b.mark("savepoint")
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
