package oracle

import "fmt"

// A higher is a function that takes a function.
type higher struct {
	shape
	idiom string
	level int
	call  func(p *genPkg) (before, after string)
}

func (b *body) higherCall() bool {
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
	b.mark(h.idiom)
	before, after := h.call(b.pkg)
	if v, ok := b.value(h.shape); ok && b.one(3) {
		b.p("%s%s%s", before, b.use(v), after)
		return true
	}
	b.literal(before, h.shape, after, fill(3))
	return true
}

// A runner runs a function inside a transaction.
type runner struct {
	shape // of the function that it is given
	idiom string
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
	list = append(list, runner{shape: withTx, idiom: "library runner", call: func(*genPkg, *body) (string, string) { return db + ".InTx(", ")" }})
	if b.one(4) {
		list = append(list, runner{shape: withTx, idiom: "retrying runner", call: func(*genPkg, *body) (string, string) { return db + ".Retry(", ")" }})
	}
	if b.has("contexts") {
		list = append(list, runner{shape: withCtx, idiom: "runner by context", call: func(_ *genPkg, c *body) (string, string) {
			ctx, _ := c.args(withCtx)
			return fmt.Sprintf("%s.InCtx(%s, ", db, ctx), ")"
		}})
	}
	r := pick(b.gen, list)
	b.mark(r.idiom)
	before, after := r.call(b.pkg, b)
	if v, ok := b.value(r.shape); ok && b.one(3) {
		b.check(before + b.use(v) + after)
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
