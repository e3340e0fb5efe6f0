package main

import (
	"fmt"
	"strings"
)

// lines writes something for each of n numbers.
func lines(n int, format func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(format(i))
		b.WriteByte('\n')
	}
	return b.String()
}

func manyStatements(n int) string {
	return "var sum [100]int\n\nfunc giant() {\n" + lines(n, func(i int) string {
		return fmt.Sprintf("\tsum[%d] += sum[%d] * %d", i%100, (i*7)%100, i)
	}) + "\teffect()\n}\n"
}

func manyBranches(n int) string {
	return "var on func(int) bool\n\nfunc giant() {\n" + lines(n, func(i int) string {
		return fmt.Sprintf("\tif on(%d) {\n\t\teffect()\n\t}", i)
	}) + "}\n"
}

func bigTable(size int) string {
	const row = "\t{%d, \"a row of a table that somebody has generated\", []byte{1, 2, 3}},"
	return "var table = []struct {\n\tid   int\n\tname string\n\tdata []byte\n}{\n" +
		lines(size/len(row), func(i int) string { return fmt.Sprintf(row, i) }) +
		"}\n\nfunc giant() {\n\tif len(table) > 0 {\n\t\teffect()\n\t}\n}\n"
}

func deepNesting(n int) string {
	return "var on func(int) bool\n\nfunc giant() {\n" +
		lines(n, func(i int) string { return fmt.Sprintf("for on(%d) {", i) }) + "effect()\n" + strings.Repeat("}\n", n) + "}\n"
}

func nestedLiterals(n int) string {
	return "func giant() {\n" + strings.Repeat("func() {\n", n) + "effect()\n" + strings.Repeat("}()\n", n) + "}\n"
}

func callChain(n int) string {
	return lines(n, func(i int) string { return fmt.Sprintf("func f%d() { f%d() }", i, i+1) }) +
		fmt.Sprintf("func f%d() { effect() }\n\nfunc giant() { f0() }\n", n)
}

// callCycle has functions that all call each other: one component of the call graph.
func callCycle(n int) string {
	return "var on func(int) bool\n\n" + lines(n, func(i int) string {
		return fmt.Sprintf("func f%d() {\n\tif on(%d) {\n\t\tf%d()\n\t\tf%d()\n\t\tf%d()\n\t}\n\teffect()\n}", i, i, (i+1)%n, (i*7)%n, (i*31)%n)
	}) + "\nfunc giant() { f0() }\n"
}

func manyImplementations(n int) string {
	return "type doer interface{ do(doer) }\n\n" + lines(n, func(i int) string {
		return fmt.Sprintf("type t%d struct{}\n\nfunc (t%d) do(d doer) {\n\tif d != nil {\n\t\td.do(nil)\n\t}\n\teffect()\n}\n", i, i)
	}) + "var doers = []doer{" + strings.ReplaceAll(strings.TrimSpace(lines(n, func(i int) string {
		return fmt.Sprintf("t%d{},", i)
	})), "\n", " ") + "}\n\nfunc giant() {\n\tfor _, d := range doers {\n\t\td.do(d)\n\t}\n}\n"
}

func manyStored(n int) string {
	return "var hooks []func()\n\nfunc on(f func()) { hooks = append(hooks, f) }\n\n" + lines(n, func(i int) string {
		return fmt.Sprintf("func h%d() {\n\tfor _, f := range hooks[%d:] {\n\t\tf()\n\t}\n\teffect()\n}\n", i, i)
	}) + "func init() {\n" + lines(n, func(i int) string { return fmt.Sprintf("\ton(h%d)", i) }) +
		"}\n\nfunc giant() {\n\tfor _, f := range hooks {\n\t\tf()\n\t}\n}\n"
}

func genericRecursion() string {
	return `type list[T any] struct {
	head T
	tail *list[T]
	hook func(*list[T]) *list[T]
}

func (l *list[T]) walk(f func(T)) {
	for ; l != nil; l = l.tail {
		f(l.head)
	}
}

type tree[K comparable, V any] struct {
	key   K
	value V
	kids  *list[*tree[K, V]]
}

func (t *tree[K, V]) each(f func(K, V)) {
	f(t.key, t.value)
	t.kids.walk(func(k *tree[K, V]) { k.each(f) })
}

type node[T node[T]] interface{ next() T }

type own struct{}

func (own) next() own {
	effect()
	return own{}
}

func last[T node[T]](n T, depth int) T {
	if depth == 0 {
		return n
	}
	return last(n.next(), depth-1)
}

func giant() {
	t := &tree[string, int]{}
	t.each(func(string, int) { last(own{}, 3) })
}
`
}

func longExpression(n int) string {
	return "var on func() bool\n\nfunc giant() {\n\tif " + strings.Repeat("on() ||\n", n) + "on() {\n\t\teffect()\n\t}\n}\n"
}

func deepExpression(n int) string {
	return "func same(f func()) func() { return f }\n\nfunc giant() {\n\t_ = " +
		strings.Repeat("same((", n) + "effect" + strings.Repeat("))", n) + "\n\t" +
		strings.Repeat("(", n) + "effect" + strings.Repeat(")", n) + "()\n}\n"
}

func bigSwitch(n int) string {
	return "var word func() string\n\nfunc giant() {\n\tswitch word() {\n" +
		lines(n, func(i int) string { return fmt.Sprintf("\tcase \"word%d\":\n\t\teffect()\n\t\tfallthrough", i) }) +
		"\tdefault:\n\t}\n}\n"
}

func manyDefers(n int) string {
	return "var on func(int) bool\n\nfunc giant() {\n" + lines(n, func(i int) string {
		return fmt.Sprintf("\tif on(%d) {\n\t\tdefer func() { _ = recover(); effect() }()\n\t}", i)
	}) + "}\n"
}

func manyTransactions(n int) string {
	return "var db *sql.DB\n\nfunc giant() {\n" + lines(n, func(i int) string {
		return fmt.Sprintf("\ttx%d, err := db.Begin()\n\tif err != nil {\n\t\treturn\n\t}\n\tdefer tx%d.Rollback()", i, i)
	}) + "\teffect()\n" + lines(n, func(i int) string { return fmt.Sprintf("\t_ = tx%d.Commit()", i) }) + "}\n"
}

func manyHandles(n int) string {
	return "var on func(int) bool\n\nvar tx *sql.Tx\n\nfunc giant() {\n\tx := tx\n" + lines(n, func(i int) string {
		return fmt.Sprintf("\tx%d := x\n\tif on(%d) {\n\t\tx = x%d\n\t} else {\n\t\tx = x%d\n\t}", i, i, i, i/2)
	}) + "\teffect()\n\t_ = x.Commit()\n}\n"
}

func manyCaptured(n int) string {
	return "func giant() {\n" +
		lines(n, func(i int) string { return fmt.Sprintf("\tv%d := effect", i) }) +
		"\tfunc() {\n" + lines(n, func(i int) string { return fmt.Sprintf("\t\tv%d()", i) }) + "\t}()\n" +
		lines(n, func(i int) string { return fmt.Sprintf("\tv%d = v%d", i, (i*7)%n) }) + "}\n"
}

func deepEmbedding(n int) string {
	return "type doer interface{ do() }\n\ntype e0 struct{ doer }\n\n" +
		lines(n, func(i int) string { return fmt.Sprintf("type e%d struct{ e%d }", i+1, i) }) +
		"type one struct{}\n\nfunc (one) do() { effect() }\n\nfunc giant() {\n\tvar e e" + fmt.Sprint(n) +
		"\n\te.doer = one{}\n\te.do()\n\teffect()\n}\n"
}

func manyMethods(n int) string {
	return "type wide interface {\n" + lines(n, func(i int) string { return fmt.Sprintf("\tm%d()", i) }) + "}\n\ntype all struct{ next wide }\n\n" +
		lines(n, func(i int) string { return fmt.Sprintf("func (a all) m%d() { a.next.m%d() }", i, (i+1)%n) }) +
		"\nfunc giant() {\n\tvar w wide = all{all{}}\n" +
		lines(n, func(i int) string { return fmt.Sprintf("\tw.m%d()", i) }) + "\teffect()\n}\n"
}

func longChain(n int) string {
	return "type query struct{ tx *sql.Tx }\n\nfunc (q *query) with(f func()) *query { f(); return q }\n\nfunc giant() {\n\tq := &query{}\n\tq" +
		strings.Repeat(".\n\t\twith(effect)", n) + "\n}\n"
}

func manyFields(n int) string {
	return "type hooks struct {\n" + lines(n, func(i int) string { return fmt.Sprintf("\tf%d func(*hooks)", i) }) + "}\n\nfunc giant() {\n\th := &hooks{}\n" +
		lines(n, func(i int) string { return fmt.Sprintf("\th.f%d = func(h *hooks) { h.f%d(h) }", i, (i+1)%n) }) +
		"\th.f0(h)\n\teffect()\n}\n"
}

func manyGoroutines(n int) string {
	return "var queue = make(chan func(), 100)\n\nfunc giant() {\n" + lines(n, func(int) string {
		return "\tgo func() {\n\t\tselect {\n\t\tcase f := <-queue:\n\t\t\tf()\n\t\tcase queue <- effect:\n\t\t}\n\t}()"
	}) + "\teffect()\n}\n"
}

func manyGotos(n int) string {
	return "var on func(int) bool\n\nfunc giant() {\n" + lines(n, func(i int) string {
		return fmt.Sprintf("l%d:\n\tif on(%d) {\n\t\tgoto l%d\n\t}", i, i, (i*7+3)%n)
	}) + "\teffect()\n}\n"
}

func deepReturned(n int) string {
	return "func r0() { effect() }\n\n" + lines(n, func(i int) string {
		return fmt.Sprintf("func r%d() %sfunc() { return r%d }", i+1, strings.Repeat("func() ", i), i)
	}) + fmt.Sprintf("\nfunc giant() {\n\tr%d()%s\n\teffect()\n}\n", n, strings.Repeat("()", n))
}

// treeWalker has a function that hands each of many fields of what it is given on to itself, and a
// literal that is kept and calls what lies in it.
func treeWalker(n int) string {
	return "type tree struct {\n\thook func()\n" + lines(n, func(i int) string { return fmt.Sprintf("\tf%d *tree", i) }) +
		"}\n\nvar visits []func()\n\nfunc walk(t *tree) {\n\tif t == nil {\n\t\treturn\n\t}\n" +
		"\tvisits = append(visits, func() { t.hook() })\n" +
		lines(n, func(i int) string { return fmt.Sprintf("\twalk(t.f%d)", i) }) + "}\n\n" +
		"func giant() {\n\twalk(&tree{hook: effect})\n\tfor _, v := range visits {\n\t\tv()\n\t}\n}\n"
}
