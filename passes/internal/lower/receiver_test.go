package lower

import (
	"go/types"
	"testing"
)

// TestReceivers asks on which interface type a method is called: the one that the variable has,
// not the one that declares the method or that the value is converted to on the way.
func TestReceivers(t *testing.T) {
	const src = `
type Big interface{ Bus; Close() error }
type S struct{ big Big; lit interface{ Bus } }
`
	for _, tt := range []struct{ name, src, expr, want string }{
		{"declared", "func F(b Bus) { b.Publish() }", "b.Publish", "Bus"},
		{"embedded", "func F(b Big) { b.Publish() }", "b.Publish", "Big"},
		{"field", "func F(s *S) { s.big.Publish() }", "s.big.Publish", "Big"},
		{"converted", "func F(b Big) { Bus(b).Publish() }", "Bus(…).Publish", "Big"},
		{"method expression", "func F(b Big) { Bus.Publish(b) }", "Bus.Publish", "Big"},
		{"without a name", "func F(s *S) { s.lit.Publish() }", "s.lit.Publish", "interface{Bus}"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := site(t, function(t, lowered(t, src+tt.src), "F"), tt.expr)
			if got := types.TypeString(s.Recv, func(*types.Package) string { return "" }); !s.Invoke || got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}

	f := function(t, lowered(t, src+"func F(b Big) { g := b.Publish; g() }"), "F")
	if got := f.Binds[0].Recv.(*types.Named).Obj().Name(); got != "Big" {
		t.Errorf("method value: got %s, want Big", got)
	}
}

// TestHelpers: what wants a *testing.T or its kin is a test, and so are the literals in it.
func TestHelpers(t *testing.T) {
	in := compiled(t, map[string]string{"orders.go": `package orders

import "testing"

func A(t *testing.T) { func() {}() }
func B(_ int, tb testing.TB) {}
func C(run func(*testing.T)) {}
func D() {}
`})
	want := map[string]bool{"A": true, "A$1": true, "B": true, "C": false, "D": false}
	for _, f := range Package(in).Funcs {
		if test, ok := want[short(f.ID)]; ok && f.Test != test {
			t.Errorf("%s: test %v, want %v", short(f.ID), f.Test, test)
		}
		delete(want, short(f.ID))
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}
