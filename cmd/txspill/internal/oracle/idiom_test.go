package oracle

// An opener opens a transaction: call is an expression of type (*lab.Tx, error).
type opener struct {
	level int
	call  func(p *genPkg) string
}

// opening returns an expression that opens a transaction.
func (b *body) opening() string {
	var list []opener
	for _, o := range b.openers {
		if o.level <= b.pkg.level {
			list = append(list, o)
		}
	}
	if len(list) == 0 || b.one(3) {
		return b.db() + ".Begin()"
	}
	b.mark("opener of its own")
	return pick(b.gen, list).call(b.pkg)
}

// begin writes the opening of a transaction and returns its name.
func (b *body) begin() string {
	tx := b.next("tx")
	opening := b.opening()
	b.p("%s, err := %s", tx, opening)
	b.p("if err != nil {")
	b.fail("err")
	b.p("}")
	return tx
}

// deferBetween defers something between the begin and the deferred end: it runs after that.
func (b *body) deferBetween() {
	if b.has("defers") && b.one(3) {
		b.mark("defer before the deferred end")
		b.deferred()
	}
}

// work writes what happens inside a transaction.
func (b *body) work(tx string, end bool, inside func(*body)) {
	b.txs = append(b.txs, txVar{name: tx, end: end})
	inside(b)
}

// after writes what happens after a transaction.
func (b *body) after(tx string) {
	c := b.without(tx)
	if b.one(2) {
		c.block(2)
	}
	b.fuel, b.buf, b.txs, b.cleanup = c.fuel, c.buf, c.txs, ""
}

// commit writes the commit, the error looked at, and what comes after it.
func (b *body) commit(call, tx string) {
	b.p("if err := %s; err != nil {", call)
	b.cleanup = ""
	b.fail("err")
	b.p("}")
	b.after(tx)
}

// inTx writes a body that opens a transaction, calls inside for what happens there, and ends it. The
// body has been begun with a result that is an error; a return must be written after it.
func (b *body) inTx(inside func(*body)) {
	list := []func(func(*body)){b.deferRollback, b.deferRollback, b.deferFlag}
	if b.named {
		for range 2 { // twice as often
			list = append(list, b.deferResult)
		}
		for _, f := range b.finishes {
			list = append(list, func(inside func(*body)) { b.deferFinish(f, inside) })
		}
	}
	if !b.has("panics") {
		list = append(list, b.explicit, b.branches)
		if b.has("loops") {
			list = append(list, b.turns)
		}
	}
	if b.has("sessions") {
		list = append(list, b.session)
	}
	if b.has("structs") {
		list = append(list, b.unit)
	}
	if b.has("openers") {
		list = append(list, b.functions)
	}
	if b.has("defers") && b.one(5) {
		b.mark("defer before the begin")
		b.deferred()
	}
	pick(b.gen, list)(inside)
}

// deferRollback: the rollback is deferred, and does nothing after the commit.
func (b *body) deferRollback(inside func(*body)) {
	b.mark("rollback deferred")
	tx := b.begin()
	b.deferBetween()
	if b.one(2) {
		b.p("defer %s.Rollback()", tx)
	} else {
		b.p("defer func() { _ = %s.Rollback() }()", tx)
	}
	b.work(tx, true, inside)
	b.commit(tx+".Commit()", tx)
}

// deferFlag: what is deferred rolls back unless a variable says that all went well.
func (b *body) deferFlag(inside func(*body)) {
	b.mark("rollback deferred unless done")
	tx, done := b.begin(), b.next("done")
	b.deferBetween()
	b.p("%s := false", done)
	b.p("defer func() {\nif !%s {\n_ = %s.Rollback()\n}\n}()", done, tx)
	b.work(tx, false, inside)
	b.p("%s = true", done)
	b.commit(tx+".Commit()", tx)
}

// deferResult: what is deferred ends the transaction as the named result says.
func (b *body) deferResult(inside func(*body)) {
	b.mark("end by the named result")
	tx := b.begin()
	b.deferBetween()
	b.p("defer func() {")
	if b.has("panics") || b.one(2) {
		b.p("if p := recover(); p != nil {")
		if b.one(2) {
			b.mark("recover and panic again")
			b.p("_ = %s.Rollback()\npanic(p)", tx)
		} else {
			b.mark("recover and fail")
			b.p("_ = %s.Rollback()\nerr = lab.Err()\nreturn", tx)
		}
		b.p("}")
	}
	b.p("if err != nil {\n_ = %s.Rollback()\nreturn\n}", tx)
	b.p("err = %s.Commit()", tx)
	if b.one(3) {
		c := b.without(tx)
		c.result, c.named = void, false
		c.p("if err == nil {")
		c.block(2)
		c.p("}")
		b.fuel, b.buf = c.fuel, c.buf
	}
	b.p("}()")
	b.work(tx, false, inside)
}

// deferFinish: a helper that is deferred ends the transaction as the named result says.
func (b *body) deferFinish(finish string, inside func(*body)) {
	b.mark("end by a deferred helper")
	tx := b.begin()
	b.deferBetween()
	b.p("defer %s(%s, &err)", b.pkg.ref(b.pkgs[0], finish), tx)
	b.work(tx, false, inside)
}

// explicit: each return rolls back before.
func (b *body) explicit(inside func(*body)) {
	b.mark("rollback before each return")
	tx := b.begin()
	b.cleanup = "_ = " + tx + ".Rollback()"
	b.work(tx, false, inside)
	b.commit(tx+".Commit()", tx)
}

// branches: committed or rolled back.
func (b *body) branches(inside func(*body)) {
	b.mark("commit on one branch")
	tx := b.begin()
	b.cleanup = "_ = " + tx + ".Rollback()"
	b.work(tx, false, inside)
	b.p("if lab.Bit() {")
	b.p("if err := %s.Commit(); err != nil {", tx)
	b.cleanup = ""
	b.fail("err")
	b.p("}")
	c := b.without(tx)
	c.block(2)
	c.p("} else {")
	c.p("_ = %s.Rollback()", tx)
	c.block(1)
	c.p("}")
	b.fuel, b.buf, b.txs = c.fuel, c.buf, c.txs
}

// turns: a transaction for each turn of a loop.
func (b *body) turns(inside func(*body)) {
	b.p("for range lab.Times() {")
	c := *b
	c.loop = true
	c.mark("transaction for each turn")
	tx := c.begin()
	c.cleanup = "_ = " + tx + ".Rollback()"
	c.work(tx, false, inside)
	c.commit(tx+".Commit()", tx)
	b.fuel, b.buf = c.fuel, c.buf
	b.p("}")
}

// session: a value that is used with a transaction and without.
func (b *body) session(inside func(*body)) {
	s := b.next("sess")
	b.mark("session")
	b.p("%s := %s.Session()", s, b.db())
	b.p("if err := %s.Begin(); err != nil {", s)
	b.fail("err")
	b.p("}")
	b.deferBetween()
	b.p("defer %s.Rollback()", s)
	b.p(`_ = %s.Exec("x")`, s)
	inside(b)
	b.commit(s+".Commit()", s)
}

// unit: the transaction is in a field of something.
func (b *body) unit(inside func(*body)) {
	u := b.next("unit")
	b.mark("unit of work")
	b.p("%s, err := %s()", u, b.pkg.ref(b.pkgs[0], "NewUnit"))
	b.p("if err != nil {")
	b.fail("err")
	b.p("}")
	b.deferBetween()
	b.p("defer %s.Cancel()", u)
	b.work(u+".Tx", false, inside)
	b.commit(u+".Save()", u+".Tx")
}

// functions: an opener that returns functions to end the transaction.
func (b *body) functions(inside func(*body)) {
	tx, commit, rollback := b.next("tx"), b.next("commit"), b.next("rollback")
	b.mark("end by returned functions")
	b.p("%s, %s, %s, err := %s()", tx, commit, rollback, b.pkg.ref(b.pkgs[0], "Prepare"))
	b.p("if err != nil {")
	b.fail("err")
	b.p("}")
	b.deferBetween()
	b.p("defer %s()", rollback)
	b.p(`_ = %s.Exec("x")`, tx)
	b.work(tx, false, inside)
	b.commit(commit+"()", tx)
}
