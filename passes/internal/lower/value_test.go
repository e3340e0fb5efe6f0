package lower

import (
	"slices"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// TestSources lowers a function F and asks where the argument of take, call or give comes
// from. Sites, cells and function values are numbered in the order of the source.
func TestSources(t *testing.T) {
	for _, tt := range []struct{ name, src, callee, want string }{
		{"parameter", "func F(t *T) { take(t) }", "take", "in0"},
		{"receiver", "func (t *T) F() { take(t) }", "take", "in0"},
		{"nil", "func F() { take(nil) }", "take", "-"},
		{"result", "func F() { take(get()) }", "take", "s0#0"},
		{"one of two results", "func F() { t, _ := pair(); take(t) }", "take", "s0#0"},
		{"variable", "func F(t *T) { u := t; take(u) }", "take", "in0"},
		{"one of two", "func F(t *T, c bool) { if c { t = get() }; take(t) }", "take", "in0 | s0#0"},
		{"kept over a loop", "func F(t *T) { for t != nil { take(t); t = get() } }", "take", "in0 | s1#0"},
		{"field of a parameter", "func F(t *T) { take(t.next) }", "take", "in0.next"},
		{"field of a field", "func F(t *T) { take(t.next.next) }", "take", "in0.next.next"},
		{"field of a result", "func F() { take(get().next) }", "take", "s0#0.next"},
		{"field of a value", "func F(t T) { take(t.next) }", "take", "in0.next | c0.next"},
		{"element", "func F(t *T) { take(t.list[0]) }", "take", "in0.list[]"},
		{"range over a slice", "func F(list []*T) { for _, t := range list { take(t) } }", "take", "in0[]"},
		{"range over a map", "func F(m map[int]*T) { for _, t := range m { take(t) } }", "take", "in0[]"},
		{"element of a map", "func F(m map[int]*T) { take(m[1]) }", "take", "in0[]"},
		{"element of a map, if there is one", "func F(m map[int]*T) { if t, ok := m[1]; ok { take(t) } }", "take", "in0[]"},
		{"slice of a slice", "func F(list []*T) { take(list[1:][0]) }", "take", "in0[]"},
		{"received from a channel", "func F(c chan *T) { take(<-c) }", "take", "-"},
		{"received, in a select", "func F(c chan *T) { select { case t := <-c: take(t) } }", "take", "-"},
		{"assertion", "func F(x any) { take(x.(*T)) }", "take", "in0"},
		{"assertion, if it holds", "func F(x any) { if t, ok := x.(*T); ok { take(t) } }", "take", "in0"},
		{"type switch", "func F(x any) { switch t := x.(type) { case *T: take(t) } }", "take", "in0"},
		{"new", "func F() { take(new(T)) }", "take", "c0"},
		{"composite literal", "func F(u *T) { take(&T{next: u}) }", "take", "c0"},
		{"field of a composite literal", "func F(u *T) { t := &T{next: u}; take(t.next) }", "take", "in0"},
		{"its sibling", "func F(u *T) { t := &T{name: `x`, next: u}; c := t.fn; call(c) }", "call", "c0.fn | field T.fn"},
		{"sibling with the same beginning", "type P struct{ fn, fn2 func() }; func F(f func()) { p := &P{fn: f}; call(p.fn2) }", "call", "c0.fn2 | field P.fn2"},
		{"appended", "func F(list []*T, t *T) { list = append(list, t); take(list[0]) }", "take", "in0[] | in1 | c0[]"},
		{"element of a slice literal", "func F(t *T) { list := []*T{t}; take(list[0]) }", "take", "in0 | c0[]"},
		{"put into a map", "func F(t *T) { m := map[int]*T{1: t}; take(m[1]) }", "take", "in0 | c0[]"},

		{"function", "func F() { call(helper) }; func helper() {}", "call", "func helper"},
		{"function of another package", "func F() { apply(errors.Unwrap) }; func apply(func(error) error) {}", "apply", "func errors.Unwrap"},
		{"function parameter", "func F(f func()) { call(f) }", "call", "in0"},
		{"function of a named type", "type H func(); func F(f H) { call(f) }", "call", "in0"},
		{"function kept in a field", "func F(t *T) { call(t.fn) }", "call", "in0.fn | field T.fn"},
		{"function kept in a map", "func F(t *T) { call(t.fns[``]) }", "call", "in0.fns[] | field T.fns[]"},
		{"function kept in a package variable", "func F() { call(hook) }", "call", "var hook"},
		{"function kept in a package map", "func F() { call(hooks[``]) }", "call", "var hooks[]"},
		{"literal", "func F() { call(func() {}) }", "call", "func F$1"},
		{"literal that captures", "func F(t *T) { call(func() { take(t) }) }", "call", "bind F@0"},
		{"method value", "func F(t *T) { call(t.run) }", "call", "bind F@0"},
		{"chosen", "func F(c bool) { f := func() {}; if c { f = hook }; call(f) }", "call", "func F$1 | var hook"},

		{"interface parameter", "func F(b Bus) { give(b) }", "give", "in0"},
		{"interface kept in a field", "func F(t *T) { give(t.bus) }", "give", "in0.bus | field T.bus | dynamic"},
		{"interface result", "func bus() Bus { return nil }; func F() { give(bus()) }", "give", "s0#0 | dynamic"},
		{"conversion to an interface", "func F(i impl) { give(i) }", "give", "in0 | type impl"},
		{"conversion of a pointer", "func F(i *impl) { give(i) }", "give", "in0 | type *impl"},
		{"conversion of a field", "type H struct{ i impl }; func F(h *H) { give(h.i) }", "give", "in0.i | field H.i | type impl"},
		{"argument of a type parameter", "func F(i impl) { gen(i) }; func gen[X Bus](X) {}", "gen", "in0 | type impl"},
		{"conversion of one interface to another", "type Also interface{ Bus; More() }; func F(a Also) { give(a) }", "give", "in0"},
		{"one of two types", "type other struct{ Bus }; func F(c bool, a impl, b other) { var x Bus = a; if c { x = b }; give(x) }", "give", "in1 | in2 | type impl | type other"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			id := "F"
			if strings.HasPrefix(tt.src, "func (t *T) F") {
				id = "(*T).F"
			}
			v := site(t, function(t, lowered(t, tt.src), id), tt.callee).Args[0]
			if tt.callee == "call" {
				v = withoutDynamic(v)
			}
			if got := show(v); got != tt.want {
				t.Errorf("comes from %s, want %s", got, tt.want)
			}
		})
	}
}

// withoutDynamic leaves out what means nothing for functions: they have no dynamic type.
func withoutDynamic(v fragment.Value) fragment.Value {
	return slices.DeleteFunc(slices.Clone(v), func(s fragment.Source) bool { return s.Kind == fragment.Dynamic })
}
