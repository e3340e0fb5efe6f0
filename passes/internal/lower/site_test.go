package lower

import (
	"testing"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// TestCallees asks whom a call names.
func TestCallees(t *testing.T) {
	for _, tt := range []struct {
		name, src, expr      string
		callee, display, fnv string // ID, name, function value
		invoke               bool
	}{
		{name: "function", src: "func F() { work() }", expr: "work", callee: "work", display: "orders.work"},
		{name: "method", src: "func F(t *T) { t.run() }", expr: "t.run", callee: "(*T).run", display: "orders.(*T).run"},
		{name: "method of a value", src: "func F(i impl) { i.Publish() }", expr: "i.Publish", callee: "(impl).Publish", display: "orders.impl.Publish"},
		{name: "function of another package", src: "func F() { errors.New(``) }", expr: "errors.New", callee: "errors.New", display: "errors.New"},
		{name: "method of another package", src: "func F(tx *sql.Tx) { tx.Commit() }", expr: "tx.Commit", callee: "(*database/sql.Tx).Commit", display: "sql.(*Tx).Commit"},
		{name: "interface method", src: "func F(b Bus) { b.Publish() }", expr: "b.Publish", callee: "(Bus).Publish", display: "orders.Bus.Publish", invoke: true},
		{
			name: "promoted method", src: "type E struct{ *T }; func F(e E) { e.run() }", expr: "e.run",
			callee: "(*T).run", display: "orders.(*T).run",
		},
		{
			name: "promoted interface method", src: "type E struct{ Bus }; func F(e E) { e.Publish() }", expr: "e.Publish",
			callee: "(Bus).Publish", display: "orders.Bus.Publish", invoke: true,
		},
		{
			name: "method expression", src: "func F(t *T) { (*T).run(t) }", expr: "(*T).run",
			callee: "(*T).run", display: "orders.(*T).run",
		},
		{
			name: "method expression of an interface", src: "func F(b Bus) { Bus.Publish(b) }", expr: "Bus.Publish",
			callee: "(Bus).Publish", display: "orders.Bus.Publish", invoke: true,
		},
		{
			name: "generic function", src: "func gen[X any](X) {}; func F() { gen(1) }", expr: "gen",
			callee: "gen", display: "orders.gen",
		},
		{
			name: "method of a generic type", src: "type G[X any] struct{}; func (*G[X]) do() {}; func F(g *G[int]) { g.do() }", expr: "g.do",
			callee: "(*G[X]).do", display: "orders.(*G).do",
		},
		{name: "literal in place", src: "func F() { func() {}() }", expr: "func literal", callee: "F$1", display: "func literal"},
		{name: "parameter", src: "func F(f func()) { f() }", expr: "f", fnv: "in0"},
		{name: "field", src: "func F(t *T) { t.fn() }", expr: "t.fn", fnv: "in0.fn | field T.fn"},
		{name: "package variable", src: "func F() { hook() }", expr: "hook", fnv: "var hook"},
		{name: "method value", src: "func F(t *T) { f := t.run; f() }", expr: "f", fnv: "bind F@0"},
		{name: "literal that captures", src: "func F(t *T) { f := func() { take(t) }; f() }", expr: "f", fnv: "bind F@0"},
		{name: "result", src: "func mk() func() { return nil }; func F() { mk()() }", expr: "mk()", fnv: "s0#0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := site(t, function(t, lowered(t, tt.src), "F"), tt.expr)
			fnv := "-"
			if len(s.Fn) > 0 {
				fnv = show(withoutDynamic(s.Fn))
			}
			if tt.fnv == "" {
				tt.fnv = "-"
			}
			if short(s.Callee) != tt.callee || s.Name != tt.display || s.Invoke != tt.invoke || fnv != tt.fnv {
				t.Errorf("got %q, %q, invoke %v, %s; want %q, %q, %v, %s",
					short(s.Callee), s.Name, s.Invoke, fnv, tt.callee, tt.display, tt.invoke, tt.fnv)
			}
		})
	}
}

// TestModes tells calls from go and defer; uses of builtins are no calls.
func TestModes(t *testing.T) {
	f := function(t, lowered(t, `
func F(list []*T) {
	defer take(nil)
	go call(nil)
	_ = append(list, get())
	_ = len(list)
	defer recover()
	panic(nil)
}`), "F")
	want := map[string]fragment.Mode{"take": fragment.Defer, "call": fragment.Go, "get": fragment.Call}
	for _, s := range f.Sites {
		if mode, ok := want[s.Expr]; !ok || s.Mode != mode {
			t.Errorf("%s: mode %d, want %d", s.Expr, s.Mode, mode)
		}
		delete(want, s.Expr)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

// TestPlaces: a call is where it is written: in a chain over several lines, where its name is.
func TestPlaces(t *testing.T) {
	in := compiled(t, map[string]string{"orders.go": `package orders

type builder struct{}

func (b builder) with(int) builder { return b }
func (b builder) send() error { return nil }

func F(b builder) error {
	b.with(1)
	return b.
		with(2).
		send()
}
`})
	f := function(t, Package(in), "F")
	lines := []int{9, 11, 12}
	for i, s := range f.Sites {
		if s.File != "orders/orders.go" || s.Line != lines[i] || in.Fset.Position(s.Pos).Line != lines[i] {
			t.Errorf("%s is at %s:%d, want line %d", s.Expr, s.File, s.Line, lines[i])
		}
	}
	if f.At != (fragment.Place{File: "orders/orders.go", Line: 8}) {
		t.Errorf("F is at %v", f.At)
	}
}

// TestClasses: what arguments and results can be.
func TestClasses(t *testing.T) {
	f := function(t, lowered(t, `
func any9(context.Context, *sql.Tx, error, string, *T, func(), []byte, []*T, any) (context.Context, *sql.Tx, int, error) {
	return nil, nil, 0, nil
}
func F(ctx context.Context, tx *sql.Tx, t *T) { any9(ctx, tx, nil, "", t, nil, nil, nil, tx) }`), "F")
	s := site(t, f, "any9")
	args := []fragment.Class{
		fragment.Context, fragment.Tx, fragment.Error, fragment.Plain, fragment.Other, fragment.Function, fragment.Plain, fragment.Other,
		fragment.Tx, // what is behind an interface counts
	}
	for i, want := range args {
		if s.ArgsAre[i] != want {
			t.Errorf("argument %d is of class %d, want %d", i, s.ArgsAre[i], want)
		}
	}
	for i, want := range []fragment.Class{fragment.Context, fragment.Tx, fragment.Plain, fragment.Error} {
		if s.Results[i] != want {
			t.Errorf("result %d is of class %d, want %d", i, s.Results[i], want)
		}
	}
}

// TestSame: which results have the type of the receiver or first argument (WithTx, Session).
func TestSame(t *testing.T) {
	p := lowered(t, `
type Repo interface{ WithTx(*sql.Tx) Repo; Find() (*T, error) }
func (t *T) WithTx(*sql.Tx) *T { return t }
func F(r Repo, t *T) {
	r.WithTx(nil)
	r.Find()
	t.WithTx(nil)
	get()
	context.WithValue(nil, 1, 2)
	errors.Unwrap(nil)
}`)
	f := function(t, p, "F")
	for expr, want := range map[string]bool{
		"r.WithTx": true, "r.Find": false, "t.WithTx": true, "get": false, "context.WithValue": true, "errors.Unwrap": false,
	} {
		if got := site(t, f, expr).Same[0]; got != want {
			t.Errorf("%s: same %v, want %v", expr, got, want)
		}
	}
}

// TestReadOnly tells options that make a transaction read-only (R13).
func TestReadOnly(t *testing.T) {
	for _, tt := range []struct {
		name, option string
		want         bool
	}{
		{name: "none", option: "nil"},
		{name: "read-only", option: "&sql.TxOptions{ReadOnly: true}", want: true},
		{name: "read-only among others", option: "&sql.TxOptions{Isolation: sql.LevelSerializable, ReadOnly: true}", want: true},
		{name: "said to be none", option: "&sql.TxOptions{ReadOnly: false}"},
		{name: "something else", option: "&sql.TxOptions{Isolation: sql.LevelSerializable}"},
		{name: "perhaps", option: "&sql.TxOptions{ReadOnly: maybe}"},
		{name: "handed in", option: "opts"},
		{name: "in a variable", option: "local", want: true},
		{
			name: "in a variable, by address", option: "&value", want: true,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := function(t, lowered(t, `
func F(db *sql.DB, opts *sql.TxOptions, maybe bool) {
	local := &sql.TxOptions{ReadOnly: true}
	value := sql.TxOptions{ReadOnly: true}
	_, _ = local, &value
	db.BeginTx(nil, `+tt.option+`)
	inTx(`+tt.option+`, hook)
}
func inTx(*sql.TxOptions, func()) {}`), "F")
			s := site(t, f, "db.BeginTx")
			if s.ReadOnly != tt.want {
				t.Errorf("read-only %v, want %v", s.ReadOnly, tt.want)
			}
			if other := site(t, f, "inTx"); other.ReadOnly != tt.want {
				t.Errorf("the first of two arguments: read-only %v, want %v", other.ReadOnly, tt.want)
			}
			if s.Entry == nil || s.Entry.Opener == nil {
				t.Error("the tables do not know db.BeginTx as an opener")
			}
		})
	}
}
