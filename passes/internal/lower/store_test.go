package lower

import (
	"slices"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// TestCells asks what is stored in the variables, composite values, maps and slices that F
// makes, literals that capture them included.
func TestCells(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"composite literal", "func F(u *T, f func()) { take(&T{next: u, fn: f}) }", ".next=in0 .fn=in1"},
		{"plain data", "func F() { take(&T{name: `x`}) }", ""},
		{"assigned later", "func F(u *T) { t := new(T); t.next = u; take(t) }", ".next=in0"},
		{"map", "func F(f func()) { m := map[string]func(){`a`: f}; _ = m }", "[]=in0"},
		{"slice", "func F(f func()) { s := make([]func(), 1); s[0] = f; _ = s }", "[]=in0"},
		{"array", "func F(u *T) { var a [2]*T; a[1] = u; take(a[0]) }", "[]=in0"},
		{"captured, set outside", "func F(u *T) { t := u; defer func() { take(t) }(); t = get() }", "=in0 =s1#0"},
		{"captured, set inside to a function", "func F() { var f func(); func() { f = helper }(); f() }; func helper() {}", "=func helper"},
		{"captured, set two literals down", "func F() { var f func(); func() { func() { f = helper }() }(); f() }; func helper() {}", "=func helper"},
		{"a field of what is captured", "func F() { t := &T{}; func() { t.fn = helper }(); take(t) }; func helper() {}", ".fn=func helper"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := function(t, lowered(t, tt.src), "F")
			var got []string
			for _, c := range f.Cells {
				for _, content := range c.Contents {
					if v := slices.DeleteFunc(withoutDynamic(content.Val), isCell); len(v) > 0 {
						got = append(got, content.Path+"="+show(v))
					}
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func isCell(s fragment.Source) bool { return s.Kind == fragment.CellSrc }

// TestBinds asks for the function values that F makes: the target, the input that the first
// bound value goes to, and the bound values.
func TestBinds(t *testing.T) {
	for _, tt := range []struct {
		name, src, target string
		first             int
		values            string
		invoke, declared  bool
	}{
		{"literal", "func F(u *T) { call(func() { take(u) }) }", "F$1", 0, "in0", false, false},
		{"literal with parameters", "func F(u *T) { _ = func(a, b int) { take(u) } }", "F$1", 2, "in0", false, false},
		{"captured variables in the order of their use", "func F(u, v *T) { call(func() { take(v); take(u) }) }", "F$1", 0, "in1, in0", false, false},
		{"captured by reference", "func F(u *T) { call(func() { take(u) }); u = nil }", "F$1", 0, "in0", false, false},
		{"method value", "func F(u *T) { call(u.run) }", "(*T).run", 0, "in0", false, true},
		{"method value of another package", "func F(tx *sql.Tx) { f := tx.Commit; _ = f }", "(*database/sql.Tx).Commit", 0, "in0", false, true},
		{"method value of an interface", "func F(b Bus) { f := b.Publish; _ = f }", "(Bus).Publish", 0, "in0", true, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := function(t, lowered(t, tt.src), "F")
			if len(f.Binds) != 1 {
				t.Fatalf("%d function values", len(f.Binds))
			}
			b := &f.Binds[0]
			var values []string
			for _, v := range b.Values {
				values = append(values, show(slices.DeleteFunc(v, isCell)))
			}
			if short(b.Target) != tt.target || b.First != tt.first || b.Invoke != tt.invoke || (b.Obj != nil) != tt.declared {
				t.Errorf("got %s from input %d, invoke %v, declared %v", short(b.Target), b.First, b.Invoke, b.Obj != nil)
			}
			if got := strings.Join(values, ", "); got != tt.values {
				t.Errorf("bound to %s, want %s", got, tt.values)
			}
			if len(b.Are) != len(b.Values) {
				t.Errorf("%d classes of %d values", len(b.Are), len(b.Values))
			}
		})
	}
}

// TestPuts asks what F stores where it was not the maker: there it outlives the call.
func TestPuts(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"field of a parameter", "func F(t *T, f func()) { t.fn = f }", "in0.fn=in1"},
		{"field of a field", "func F(t *T, f func()) { t.next.fn = f }", "in0.next.fn=in1"},
		{"appended to a field", "func F(t *T, u *T) { t.list = append(t.list, u) }", "in0.list=in0.list | c0"},
		{"put into a map of a parameter", "func F(t *T, f func()) { t.fns[``] = f }", "in0.fns[]=in1"},
		{"package variable", "func F(f func()) { hook = f }", "var hook=in0"},
		{"package map", "func F(f func()) { hooks[``] = f }", "var hooks[]=in0"},
		{"field of a result", "func F(f func()) { get().fn = f }", "s0#0.fn=in0"},
		{"plain data", "func F(t *T) { t.name = `x` }", ""},
		{"variable of its own", "func F(f func()) { g := f; g = nil; _ = g }", ""},
		{"composite value of its own", "func F(f func()) { t := &T{}; t.fn = f }", ""},
		{"handle", "func F(t *T, db *sql.DB) { t.tx, _ = db.Begin() }", "in0.tx=s0#0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, p := range function(t, lowered(t, tt.src), "F").Puts {
				got = append(got, show(withoutDynamic(p.To))+"="+show(withoutDynamic(p.Val)))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// TestStores asks under which keys functions and interface values are kept where calls may
// find them.
func TestStores(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"field", "func F(t *T) { t.fn = helper }", "T.fn=func helper"},
		{"field of a literal", "func F() *T { return &T{fn: helper} }", "T.fn=func helper"},
		{"map in a field", "func F(t *T) { t.fns[``] = helper }", "T.fns[]=func helper"},
		{"package variable", "func F() { hook = helper }", "hook=func helper"},
		{"package map", "func F() { hooks[``] = helper }", "hooks[]=func helper"},
		{"slice in a package variable", "var list []func(); func F() { list = []func(){helper} }", "list[]=func helper"},
		{"element of a package array", "var list [2]func(); func F() { list[0] = helper }", "list[]=func helper"},
		{"struct in a package variable", "var zero T; func F(t T) { zero = T{fn: helper} }", "T.fn=func helper; zero.fn=func helper"},
		{"struct that is handed in", "var zero T; func F(t T) { zero = t }", "zero.fn=in0.fn; zero.bus=in0.bus"},
		{"initial value", "var started = helper; func F() {}", "started=func helper"},
		{"handed in", "func F(t *T, f func()) { t.fn = f }", "T.fn=in1"},
		{"interface", "func F(t *T) { t.bus = impl{} }", "T.bus=type impl"},
		{"handed in, to a constructor", "func F(b Bus) *T { return &T{bus: b} }", "T.bus=in0"},
		{"plain data", "func F(t *T) { t.name = `x` }", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, s := range lowered(t, tt.src+"; func helper() {}").Stores {
				v := slices.DeleteFunc(withoutDynamic(s.Val), isCell)
				if key := short(s.Key); len(v) > 0 && key != "hooks" && key != "errGone" { // these are the prelude's
					got = append(got, key+"="+show(v))
				}
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// TestTypes: the concrete types that are converted to an interface, and functions that are
// used as values.
func TestTypes(t *testing.T) {
	p := lowered(t, `
type G[X any] struct{}
func (G[X]) Publish() error { return nil }
func generic[X Bus](x X) { x.Publish() }
func F() {
	give(impl{})
	give(&impl{})
	give(G[int]{})
	apply(errors.Unwrap)
}
func apply(func(error) error) {}`)
	for _, key := range []string{"impl", "*impl", "G"} {
		full := strings.Replace(pkgPath+"."+key, pkgPath+".*", "*"+pkgPath+".", 1)
		if p.Types[full] == nil {
			t.Errorf("%s is not among the types", full)
		}
	}
	if p.Refs["errors.Unwrap"] == nil {
		t.Error("errors.Unwrap is not among the functions used as values")
	}
}
