package catalog

import (
	"go/types"
	"testing"
)

// Generated code is known by its shape: every condition must hold.
func TestFamilies(t *testing.T) {
	w := newWorld(t)
	w.add("entgo.io/ent/dialect", `type Driver interface{}`)
	w.add("google.golang.org/grpc", `type CallOption interface{}`)
	w.add("shop/ent", `
import "entgo.io/ent/dialect"
type config struct{ driver dialect.Driver }
type Client struct{ config }
type Tx struct{ config }
type Fake struct{}
func (*Client) Tx() (*Tx, error) { return nil, nil }
func (*Client) BeginTx() (*Client, error) { return nil, nil }
func (*Tx) Commit() error { return nil }
func (*Tx) OnCommit(func()) {}
func (*Fake) Commit() error { return nil }
`)
	w.add("shop/plain", `
type config struct{}
type Tx struct{ config }
func (*Tx) Commit() error { return nil }
`)
	w.add("shop/pb", `
import "google.golang.org/grpc"
type OrdersClient interface {
	Place(x int, opts ...grpc.CallOption) error
	Close() error
	unexported(opts ...grpc.CallOption)
}
type ordersClient struct{}
func (*ordersClient) Place(x int, opts ...grpc.CallOption) error { return nil }
`)
	w.add("shop/web", `
import "net/http"
type Doer interface { Do(*http.Request) (*http.Response, error) }
type Other interface { Do(*http.Request) error }
`)
	w.add("github.com/stripe/stripe-go/v99/charge", `func New() {}
func List() {}
type Client struct{}
func (Client) New() {}
type Iter struct{}
func (Iter) New() {}
`)
	c := mustBuiltin(t)
	for _, tt := range []struct {
		pkg, fn string
		want    string
	}{
		{"shop/ent", "Client.Tx", "opener"},
		{"shop/ent", "Client.BeginTx", ""}, // result 0 is no Tx
		{"shop/ent", "Tx.Commit", "closer"},
		{"shop/ent", "Tx.OnCommit", "after"},
		{"shop/ent", "Fake.Commit", ""},
		{"shop/plain", "Tx.Commit", ""}, // does not import ent
		{"shop/pb", "OrdersClient.Place", "rpc"},
		{"shop/pb", "OrdersClient.Close", ""},
		{"shop/pb", "OrdersClient.unexported", ""},
		{"shop/pb", "ordersClient.Place", ""}, // no interface
		{"shop/web", "Doer.Do", "http"},
		{"shop/web", "Other.Do", ""},
		{"github.com/stripe/stripe-go/v99/charge", "New", "payment"},
		{"github.com/stripe/stripe-go/v99/charge", "List", ""},
		{"github.com/stripe/stripe-go/v99/charge", "Client.New", "payment"},
		{"github.com/stripe/stripe-go/v99/charge", "Iter.New", ""},
	} {
		if got := kindOf(c.Func(w.fn(tt.pkg, tt.fn))); got != tt.want {
			t.Errorf("%s %s is %q, want %q", tt.pkg, tt.fn, got, tt.want)
		}
	}
	if h := c.Handle(w.typ("shop/ent", "Tx")); h != Proves {
		t.Errorf("ent.Tx: %v", h)
	}
	if h := c.Handle(w.typ("shop/ent", "Client")); h != MayCarry {
		t.Errorf("ent.Client: %v", h)
	}
	if h := c.Handle(w.typ("shop/plain", "Tx")); h != NoHandle {
		t.Errorf("plain.Tx: %v", h)
	}
}

// Of a package that only export data of another one mentions, the imports are not known:
// then the other conditions decide.
func TestFamilyOfIncompletePackage(t *testing.T) {
	w := newWorld(t)
	grpc := w.add("google.golang.org/grpc", "type CallOption interface{}\ntype Other interface{}")
	pb := types.NewPackage("shop/pb", "pb")
	named := types.NewNamed(types.NewTypeName(0, pb, "OrdersClient", nil), nil, nil)
	method := func(name, option string) *types.Func {
		opts := types.NewSlice(grpc.Scope().Lookup(option).Type())
		params := types.NewTuple(types.NewParam(0, pb, "opts", opts))
		return types.NewFunc(0, pb, name, types.NewSignatureType(types.NewParam(0, pb, "", named), nil, nil, params, nil, true))
	}
	iface := types.NewInterfaceType([]*types.Func{method("Place", "CallOption"), method("Close", "Other")}, nil)
	named.SetUnderlying(iface.Complete())
	c := mustBuiltin(t)
	for fn := range iface.ExplicitMethods() {
		want := map[string]string{"Place": "rpc", "Close": ""}[fn.Name()]
		if got := kindOf(c.Func(fn)); got != want {
			t.Errorf("%s is %q, want %q", fn.Name(), got, want)
		}
	}
}

// kindOf is a word for what an entry says.
func kindOf(e *Entry) string {
	switch {
	case e == nil:
		return ""
	case e.Opener != nil:
		return "opener"
	case e.Closer != nil:
		return "closer"
	case e.AfterCommit != nil:
		return "after"
	case e.Sink != nil:
		return string(e.Sink.Category)
	}
	return "other"
}

func TestMatchPath(t *testing.T) {
	for _, tt := range []struct {
		glob, path string
		want       bool
	}{
		{"a/b", "a/b", true},
		{"a/b", "a/b/c", false},
		{"a/*", "a/b", true},
		{"a/*", "a/b/c", false},
		{"a/*", "a", false},
		{"a/*/c", "a/b/c", true},
		{"a/v*", "a/v82", true},
		{"a/v*", "a/w", false},
		{"a/...", "a", true},
		{"a/...", "a/b/c", true},
		{"a/...", "ab", false},
		{"a/v*/...", "a/v1/x/y", true},
		{"...", "anything/at/all", true},
		{".../internal/x", "a/b/internal/x", true},
		{".../internal/x", "a/b/internal/xy", false},
		{"a/.../apiv...", "a/b/c/apiv1/v2", true},
		{"a/.../apiv...", "a/b/c/api", false},
		{"a/*/*iface", "a/sqs/sqsiface", true},
	} {
		if got := MatchPath(tt.glob, tt.path); got != tt.want {
			t.Errorf("MatchPath(%q, %q) = %v", tt.glob, tt.path, got)
		}
	}
}

func TestMatchMethod(t *testing.T) {
	for _, tt := range []struct {
		glob, id string
		want     bool
	}{
		{"*", "Do", true}, {"*", "do", false}, {"do", "do", true}, {"Get*", "Get", true}, {"Get*", "Gett", true},
		{"Get*", "Forget", false}, {"*Request", "PutRequest", true}, {"*Request", "putRequest", false},
		{"A*B*C", "AxBxC", true}, {"A*B*C", "AxCxB", false}, {"", "x", false},
	} {
		if got := matchMethod([]string{tt.glob}, tt.id); got != tt.want {
			t.Errorf("matchMethod(%q, %q) = %v", tt.glob, tt.id, got)
		}
	}
}
