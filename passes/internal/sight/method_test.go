package sight

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

const src = `package p

type Bus interface{ Publish(); Close() }

type Mail struct{}

func (*Mail) Publish() {}
func (*Mail) Close()   {}

type Loud struct{ *Mail }

func (Loud) Publish() {}

type Queue struct{}

func (Queue) Publish() {}
func (Queue) Close()   {}

type Metered struct{ Bus }

func (*Metered) Close() {}
`

func check(t *testing.T) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	p, err := new(types.Config).Check("p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func method(t *testing.T, p *types.Package, typ, name string) *types.Func {
	t.Helper()
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(p.Scope().Lookup(typ).Type()), true, p, name)
	if types.IsInterface(p.Scope().Lookup(typ).Type()) {
		obj, _, _ = types.LookupFieldOrMethod(p.Scope().Lookup(typ).Type(), true, p, name)
	}
	fn, ok := obj.(*types.Func)
	if !ok {
		t.Fatalf("%s has no %s", typ, name)
	}
	return fn
}

// TestImplementation: a type runs the method that it declares or has from a struct that it
// embeds; what it has from an interface is nobody's.
func TestImplementation(t *testing.T) {
	p := check(t)
	for _, tt := range []struct{ typ, name, want, promoted string }{
		{"Mail", "Publish", "(*p.Mail).Publish", ""},
		{"Loud", "Publish", "(p.Loud).Publish", ""},
		{"Loud", "Close", "(*p.Mail).Close", ""},
		{"Metered", "Close", "(*p.Metered).Close", ""},
		{"Metered", "Publish", "", "p.Bus"},
	} {
		typ := types.NewPointer(p.Scope().Lookup(tt.typ).Type())
		got, promoted := "", ""
		if fn := Implementation(typ, method(t, p, "Bus", tt.name)); fn != nil {
			got = fn.FullName()
		}
		if from := Promoted(typ, method(t, p, "Bus", tt.name)); from != nil {
			promoted = from.String()
		}
		if got != tt.want || promoted != tt.promoted {
			t.Errorf("%s.%s: got %q from %q, want %q from %q", tt.typ, tt.name, got, promoted, tt.want, tt.promoted)
		}
	}
}

// TestTogether: two methods are of one value if one type runs both.
func TestTogether(t *testing.T) {
	p := check(t)
	all := []types.Type{types.NewPointer(p.Scope().Lookup("Loud").Type()), types.NewPointer(p.Scope().Lookup("Metered").Type())}
	for _, tt := range []struct {
		a, b string // the types whose Publish and Close these are
		want bool
	}{
		{"Mail", "Mail", true},
		{"Queue", "Mail", false},
		{"Loud", "Mail", true},     // Close of what Loud embeds
		{"Queue", "Metered", true}, // Metered may embed a Queue
		{"Mail", "Queue", false},
	} {
		if got := Together(all, method(t, p, tt.a, "Publish"), method(t, p, tt.b, "Close")); got != tt.want {
			t.Errorf("%s.Publish, %s.Close: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestMethod: the key of an interface method names the type that it is called on.
func TestMethod(t *testing.T) {
	p := check(t)
	lookup := func(path string) *types.Package {
		if path == "p" {
			return p
		}
		return nil
	}
	if on, m := Method("(p.Bus).Close", lookup); m == nil || on.String() != "p.Bus" || m.Name() != "Close" {
		t.Errorf("got %v on %v", m, on)
	}
	for _, key := range []string{"", "p.Bus", "(p.Bus).Open", "(q.Bus).Close", "(p.None).Close", "(interface{Close()}).Close"} {
		if _, m := Method(key, lookup); m != nil {
			t.Errorf("%q: got %v", key, m)
		}
	}
}
