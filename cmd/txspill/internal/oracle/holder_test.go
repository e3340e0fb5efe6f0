package oracle

import "fmt"

// repository declares a type that has a transaction in a field, and a method that works with it.
func (g *gen) repository(p *genPkg) {
	t, m := g.next("Repo"), g.next("M")
	b := g.newBody(p, fails)
	b.txs = []txVar{{name: "r.q"}}
	b.block(4)
	b.p("return nil")
	p.decl(say(`// %s works in a transaction.
type %[1]s struct {
	q *lab.Tx
	n int
}

// New%[1]s returns one.
func New%[1]s(q *lab.Tx) *%[1]s { return &%[1]s{q: q} }

// With returns one for another transaction.
func (r *%[1]s) With(q *lab.Tx) *%[1]s {
	c := *r
	c.q = q
	return &c
}

// %s works.
func (r *%[1]s) %[2]s() %s {
%s}
`, t, m, b.results(), b.text()))
	with := g.one(3)
	g.add(callable{shape: withTx, level: p.level, idiom: "handle in a struct", call: func(q *genPkg, args string) string {
		if with {
			return fmt.Sprintf("%s(nil).With(%s).%s()", q.ref(p, "New"+t), args, m)
		}
		return fmt.Sprintf("%s(%s).%s()", q.ref(p, "New"+t), args, m)
	}})
}

// otherWrapper declares a runner of another make: curried, with the function in an option, or with a
// registry for what is to come after the commit.
func (g *gen) otherWrapper(p *genPkg) {
	name := g.next("Run")
	b := g.newBody(p, fails)
	b.named, b.fuel = false, 2
	switch g.IntN(3) {
	case 0:
		b.inTx(func(c *body) { c.check(c.invoke(withTx)) })
		b.p("return nil")
		p.decl(say(`// %s returns what runs fn in a transaction.
func %[1]s(fn func(q *lab.Tx) error) func(ctx context.Context) error {
	return func(ctx context.Context) error {
%s}
}
`, name, b.text()))
		g.runners = append(g.runners, runner{withTx, "curried runner", p.level, func(q *genPkg, c *body) (string, string) {
			ctx, _ := c.args(withCtx)
			return q.ref(p, name) + "(", ")(" + ctx + ")"
		}})
	case 1:
		b.inTx(func(c *body) { c.check("o." + c.invoke(withTx)) })
		b.p("return nil")
		p.decl(say(`// %s says what to run.
type %[1]sOptions struct {
	fn func(q *lab.Tx) error
	n  int
}

// New%[1]sOptions returns one.
func New%[1]sOptions(fn func(q *lab.Tx) error) %[1]sOptions { return %[1]sOptions{fn: fn} }

// %[1]s runs what the options say.
func %[1]s(o %[1]sOptions) error {
%s}
`, name, b.text()))
		g.runners = append(g.runners, runner{withTx, "runner with options", p.level, func(q *genPkg, _ *body) (string, string) {
			return q.ref(p, name) + "(" + q.ref(p, "New"+name+"Options") + "(", "))"
		}})
	case 2:
		g.withHooks(p, name)
	}
}

// withHooks declares a runner that hands out a way to keep functions until it has committed.
func (g *gen) withHooks(p *genPkg, name string) {
	b := &body{gen: g, pkg: p}
	tx := "tx"
	b.p("%s, err := %s", tx, b.opening())
	p.decl(say(`// %s runs fn in a transaction, and what fn keeps after that.
func %[1]s(fn func(q *lab.Tx, after func(func())) error) error {
	var kept []func()
	%sif err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(tx, func(f func()) { kept = append(kept, f) }); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	for _, f := range kept {
		f()
	}
	return nil
}
`, name, b.text()))
	g.runners = append(g.runners, runner{withTx, "runner with a registry", p.level, func(q *genPkg, c *body) (string, string) {
		tx, after := c.next("g"), c.next("after")
		hook := &body{gen: g, pkg: q, fuel: 1, depth: 4}
		hook.block(1)
		return fmt.Sprintf("%s(func(%s *lab.Tx, %s func(func())) error {\n%[3]s(func() {\n%sreturn\n})\nreturn (",
			q.ref(p, name), tx, after, hook.text()), ")(" + tx + ")\n})"
	}})
}
