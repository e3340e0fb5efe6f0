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
	return pick(b.gen, list).call(b.pkg)
}

// begin writes the opening of a transaction and returns its name.
func (b *body) begin() string {
	tx := b.next("tx")
	b.p("%s, err := %s", tx, b.opening())
	b.p("if err != nil {")
	b.fail("err")
	b.p("}")
	return tx
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
		list = append(list, b.deferResult)
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
	pick(b.gen, list)(inside)
}

// deferRollback: the rollback is deferred, and does nothing after the commit.
func (b *body) deferRollback(inside func(*body)) {
	tx := b.begin()
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
	tx, done := b.begin(), b.next("done")
	b.p("%s := false", done)
	b.p("defer func() {\nif !%s {\n_ = %s.Rollback()\n}\n}()", done, tx)
	b.work(tx, false, inside)
	b.p("%s = true", done)
	b.commit(tx+".Commit()", tx)
}

// deferResult: what is deferred ends the transaction as the named result says.
func (b *body) deferResult(inside func(*body)) {
	tx := b.begin()
	if b.has("defers") && b.one(3) { // runs after the end
		b.deferred()
	}
	b.p("defer func() {")
	if b.has("panics") || b.one(2) {
		b.p("if p := recover(); p != nil {\n_ = %s.Rollback()", tx)
		b.p("%s", pick(b.gen, []string{"panic(p)", "err = lab.Err()\nreturn"}))
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
	tx := b.begin()
	b.p("defer %s(%s, &err)", b.pkg.ref(b.pkgs[0], finish), tx)
	b.work(tx, false, inside)
}

// explicit: each return rolls back before.
func (b *body) explicit(inside func(*body)) {
	tx := b.begin()
	b.cleanup = "_ = " + tx + ".Rollback()"
	b.work(tx, false, inside)
	b.commit(tx+".Commit()", tx)
}

// branches: committed or rolled back.
func (b *body) branches(inside func(*body)) {
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
	b.p("%s := %s.Session()", s, b.db())
	b.p("if err := %s.Begin(); err != nil {", s)
	b.fail("err")
	b.p("}")
	b.p("defer %s.Rollback()", s)
	b.p(`_ = %s.Exec("x")`, s)
	inside(b)
	b.commit(s+".Commit()", s)
}

// unit: the transaction is in a field of something.
func (b *body) unit(inside func(*body)) {
	u := b.next("unit")
	b.p("%s, err := %s()", u, b.pkg.ref(b.pkgs[0], "NewUnit"))
	b.p("if err != nil {")
	b.fail("err")
	b.p("}")
	b.p("defer %s.Cancel()", u)
	b.work(u+".Tx", false, inside)
	b.commit(u+".Save()", u+".Tx")
}

// functions: an opener that returns functions to end the transaction.
func (b *body) functions(inside func(*body)) {
	tx, commit, rollback := b.next("tx"), b.next("commit"), b.next("rollback")
	b.p("%s, %s, %s, err := %s()", tx, commit, rollback, b.pkg.ref(b.pkgs[0], "Prepare"))
	b.p("if err != nil {")
	b.fail("err")
	b.p("}")
	b.p("defer %s()", rollback)
	b.p(`_ = %s.Exec("x")`, tx)
	b.work(tx, false, inside)
	b.commit(commit+"()", tx)
}

// machinery declares what the idioms need.
func (g *gen) machinery(p *genPkg) {
	if g.has("structs") {
		p.decl(`// Unit is a unit of work.
type Unit struct{ Tx *lab.Tx }

// NewUnit begins.
func NewUnit() (*Unit, error) {
	tx, err := DB.Begin()
	if err != nil {
		return nil, err
	}
	return &Unit{Tx: tx}, nil
}

// Save commits.
func (u *Unit) Save() error { return u.Tx.Commit() }

// Cancel rolls back.
func (u *Unit) Cancel() { _ = u.Tx.Rollback() }
`)
	}
	if g.has("openers") {
		p.decl(`// Prepare begins, and returns what ends.
func Prepare() (*lab.Tx, func() error, func(), error) {
	tx, err := DB.Begin()
	if err != nil {
		return nil, nil, nil, err
	}
	return tx, tx.Commit, func() { _ = tx.Rollback() }, nil
}
`)
	}
	if g.one(2) {
		name := g.next("Finish")
		after := ""
		if g.one(3) {
			after = "if *err == nil {\nlab.Publish(\"after\")\n}\n"
		}
		p.decl(say(`// %s ends a transaction.
func %[1]s(tx *lab.Tx, err *error) {
	if *err != nil {
		_ = tx.Rollback()
		return
	}
	*err = tx.Commit()
	%s}
`, name, after))
		g.finishes = append(g.finishes, name)
	}
}
