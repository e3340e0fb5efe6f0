package oracle

import (
	"fmt"
	"strings"
)

// body is a function body, or a block of one, that is being written.
type body struct {
	*gen
	pkg     *genPkg
	buf     *strings.Builder
	result  shape   // of the function: void, or anything with an error
	named   bool    // the error result is called err
	txs     []txVar // transactions at hand
	ctx     string  // context at hand, or ""
	local   []callable
	cleanup string // what comes before a return
	loop    bool
	fuel    int // how many statements are left
	depth   int
}

// txVar is a transaction at hand.
type txVar struct {
	name string
	end  bool // may be ended here: something deferred ends it otherwise
}

func (b *body) text() string {
	if b.buf == nil {
		return ""
	}
	return b.buf.String()
}

// p writes a line.
func (b *body) p(format string, args ...any) {
	if b.buf == nil {
		b.buf = new(strings.Builder)
	}
	fmt.Fprintf(b.buf, format+"\n", args...)
}

// mark says on a line of its own which idiom comes next.
func (b *body) mark(idiom string) { b.p("%s%s", idiomMark, idiom) }

// block writes statements into a block of the same function.
func (b *body) block(most int) {
	c := *b
	c.depth++
	c.local = append([]callable(nil), b.local...)
	c.txs = append([]txVar(nil), b.txs...)
	n := 1 + b.IntN(most)
	for range n {
		if c.fuel <= 0 {
			break
		}
		c.fuel--
		c.statement()
	}
	b.fuel = c.fuel
	b.buf = c.buf
}

// without returns a copy of the body in which a transaction is not at hand any more.
func (b *body) without(tx string) *body {
	c := *b
	c.txs = nil
	for _, t := range b.txs {
		if t.name != tx {
			c.txs = append(c.txs, t)
		}
	}
	c.cleanup = ""
	return &c
}

// literal writes a function literal after what is already on the line: func(...) error { ... }.
func (b *body) literal(before string, s shape, after string, inside func(c *body)) {
	c := *b
	c.result, c.cleanup, c.loop, c.depth = s, "", false, b.depth+1
	c.named = s != void && b.one(4)
	c.local = append([]callable(nil), b.local...)
	c.txs = nil
	for _, t := range b.txs {
		c.txs = append(c.txs, txVar{name: t.name})
	}
	if s == withCtx {
		c.ctx = "ctx"
	}
	result := s.result()
	if c.named {
		result = "(err error)"
	}
	param := params[s]
	if s == withTx {
		name := b.next("q")
		param = name + " *lab.Tx"
		c.txs = append(c.txs, txVar{name: name})
	}
	c.p("%sfunc(%s) %s {", before, param, result)
	inside(&c)
	if s != void {
		c.p("return nil")
	}
	c.p("}%s", after)
	b.buf, b.fuel = c.buf, c.fuel
}

// fill writes the inside of a literal: a few statements.
func fill(most int) func(*body) {
	return func(c *body) { c.block(most) }
}

// fail writes the return for an error.
func (b *body) fail(err string) {
	if b.cleanup != "" {
		b.p("%s", b.cleanup)
	}
	if b.result == void {
		b.p("return")
		return
	}
	b.p("return %s", err)
}

// args returns the arguments for a call; ok is false if there is nothing at hand to pass.
func (b *body) args(s shape) (args string, ok bool) {
	switch s {
	case withTx:
		if len(b.txs) == 0 {
			return "", false
		}
		return pick(b.gen, b.txs).name, true
	case withCtx:
		if len(b.txs) > 0 && b.one(3) {
			return fmt.Sprintf("context.WithValue(context.Background(), %s{}, %s)", b.pkg.ref(b.pkgs[0], "Key"), pick(b.gen, b.txs).name), true
		}
		if b.ctx == "" {
			return "context.Background()", true
		}
		return b.ctx, true
	case withExec:
		if len(b.txs) == 0 || b.one(4) {
			return b.db(), true
		}
		return pick(b.gen, b.txs).name, true
	}
	return "", true
}

func (b *body) db() string { return b.pkg.ref(b.pkgs[0], "DB") }

// call writes a call.
func (b *body) call(c callable) {
	args, ok := b.args(c.shape)
	if !ok {
		b.effect()
		return
	}
	if c.idiom != "" {
		b.mark(c.idiom)
	}
	if c.call != nil && c.shape == void {
		b.p("%s", c.call(b.pkg, args))
		return
	}
	if c.call != nil {
		b.check(c.call(b.pkg, args))
		return
	}
	call := fmt.Sprintf("%s(%s)", c.expr(b.pkg), args)
	for _, q := range b.pkgs {
		if q != b.pkg && strings.HasPrefix(call, q.name+".") {
			b.mark("call of another package")
		}
	}
	if c.shape == void {
		b.p("%s", call)
		return
	}
	b.check(call)
}

// use returns a callable as a value.
func (b *body) use(c callable) string {
	switch c.idiom {
	case "method", "promoted method":
		b.mark("method value")
	case "interface", "decorator":
		b.mark("method value of an interface")
	}
	return c.expr(b.pkg)
}

// check writes a call that returns an error, which is looked at or not.
func (b *body) check(call string) {
	n := b.IntN(4)
	b.mark([]string{"error ignored", "error looked at", "error looked at", "error looked at"}[n])
	switch n {
	case 0:
		b.p("_ = %s", call)
	case 1:
		b.p("if err := %s; err != nil {", call)
		if b.fuel > 0 && b.one(2) {
			b.block(1)
		}
		b.fail("err")
		b.p("}")
	case 2:
		b.p("if err := %s; err != nil {", call)
		b.fail("err")
		b.p("}")
	case 3:
		b.p("if %s != nil {", call)
		b.fail("lab.Err()")
		b.p("}")
	}
}

// anyCall writes a call of something.
func (b *body) anyCall() {
	if c, ok := b.anyCallable(); ok {
		b.call(c)
		return
	}
	b.effect()
}

// anyCallable prefers what is at hand and what was declared last.
func (b *body) anyCallable() (callable, bool) {
	usable := func(c callable) bool { return c.shape != withTx || len(b.txs) > 0 }
	var list []callable
	for _, c := range b.local {
		if usable(c) {
			list = append(list, c)
		}
	}
	if len(list) > 0 && b.one(2) {
		return pick(b.gen, list), true
	}
	list = b.callables(b.pkg, usable)
	if len(list) == 0 {
		return callable{}, false
	}
	if b.one(2) {
		return list[len(list)-1-b.IntN(min(4, len(list)))], true
	}
	return pick(b.gen, list), true
}

// effect writes an effect.
func (b *body) effect() {
	base := b.pkg == b.pkgs[0]
	switch n := b.IntN(4); {
	case n == 1:
		b.check(`lab.Post("x")`)
	case n == 2 && base:
		b.check(`client.Deliver("x")`)
	case n == 3 && base:
		b.p("sender.Send()")
	default:
		b.p(`lab.Publish("x")`)
	}
}
