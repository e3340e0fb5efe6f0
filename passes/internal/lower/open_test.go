package lower

import (
	"go/types"
	"testing"
)

// TestSameInstance: instances of different types are different, but those that generic code speaks of
// in terms of its own type parameters may be any.
func TestSameInstance(t *testing.T) {
	in := compiled(t, map[string]string{"orders.go": `package orders

type Cache[K comparable, V any] interface{ Get(K) V }
type Other[K comparable, V any] interface{ Get(K) V }

type (
	own[K comparable, V any] struct {
		All   Cache[K, V]
		Some  Cache[int, V]
		Deep  Cache[int, func([]K) map[string]V]
	}
	ground struct {
		Ints  Cache[int, string]
		Same  Cache[int, string]
		Bools Cache[int, bool]
		Names Cache[string, string]
		Funcs Cache[int, func()]
		Other Other[int, string]
	}
)
`})
	field := func(owner, name string) *types.Named {
		t.Helper()
		f := Field(in.Pkg.Scope().Lookup(owner).Type(), name)
		if f == nil {
			t.Fatalf("no field %s.%s", owner, name)
		}
		return f.Type().(*types.Named)
	}
	origin := field("ground", "Ints").Origin()
	for _, tt := range []struct {
		name string
		a, b *types.Named
		want bool
	}{
		{"itself", field("ground", "Ints"), field("ground", "Same"), true},
		{"another value", field("ground", "Ints"), field("ground", "Bools"), false},
		{"another key", field("ground", "Ints"), field("ground", "Names"), false},
		{"another type", field("ground", "Ints"), field("ground", "Other"), false},
		{"the generic type", field("ground", "Ints"), origin, true},
		{"open", field("ground", "Ints"), field("own", "All"), true},
		{"half open", field("ground", "Ints"), field("own", "Some"), true},
		{"half open, the other half differs", field("ground", "Names"), field("own", "Some"), false},
		{"open deep inside", field("ground", "Funcs"), field("own", "Deep"), true},
	} {
		if got := SameInstance(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: SameInstance(%s, %s) = %v", tt.name, tt.a, tt.b, got)
		}
		if got := SameInstance(tt.b, tt.a); got != tt.want {
			t.Errorf("%s: SameInstance(%s, %s) = %v", tt.name, tt.b, tt.a, got)
		}
	}
}
