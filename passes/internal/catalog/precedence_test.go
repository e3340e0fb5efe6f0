package catalog

import (
	"reflect"
	"testing"
)

const shopSource = `
type Bus struct{}
func (*Bus) Publish() error { return nil }
func (*Bus) Look() {}
type List[K, V any] struct{}
func (*List[K, V]) Add(K) {}
func Send() {}
`

const busSink = `
sinks:
  - names: [(*shop.Bus).Publish]
    category: queue
    does: publish event
`

// Later tables beat earlier ones, role by role; what is always safe is no sink.
func TestPrecedence(t *testing.T) {
	w := newWorld(t)
	w.add("shop", shopSource)
	publish := w.fn("shop", "Bus.Publish")
	const (
		other   = "sinks:\n  - names: [(*shop.Bus).Publish]\n    category: http\n    does: call\n"
		safe    = "safe:\n  - names: [(*shop.Bus).Publish]\n"
		safeTx  = "safe:\n  - names: [(*shop.Bus).Publish]\n    tx: receiver\n"
		never   = "errors:\n  - names: [(*shop.Bus).Publish]\n"
		nothing = "none:\n  - names: [(*shop.Bus).Publish]\n"
		family  = "families:\n  - role: sink\n    package: sh*\n    type: B*\n    methods: '*'\n    reads: Look\n    category: mail\n    does: send\n"
	)
	for _, tt := range []struct {
		name     string
		tables   []string
		category Category
		safe     bool
	}{
		{"sink", []string{busSink}, Queue, false},
		{"later sink", []string{busSink, other}, HTTP, false},
		{"safe in the same table", []string{busSink + safe}, "", true},
		{"safe later", []string{busSink, safe}, "", true},
		{"sink after safe", []string{safe, busSink}, Queue, false},
		{"safe in a transaction", []string{busSink, safeTx}, Queue, true},
		{"another role", []string{busSink, never}, Queue, false},
		{"none", []string{busSink, nothing}, "", false},
		{"none in the same table", []string{nothing + busSink}, Queue, false},
		{"function beats family", []string{busSink + family}, Queue, false},
		{"family alone", []string{family}, Mail, false},
		{"later family beats function", []string{busSink, family}, Mail, false},
		{"safe beats family", []string{family + safe}, "", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := only(t, tt.tables...)
			e := c.Func(publish)
			if s := c.Selected(w.typ("shop", "Bus"), publish); !reflect.DeepEqual(e, s) {
				t.Errorf("selected on the type that declares it: %+v, else %+v", s, e)
			}
			if e == nil {
				e = &Entry{}
			}
			var got Category
			if e.Sink != nil {
				got = e.Sink.Category
			}
			if got != tt.category || (e.Safe != nil) != tt.safe {
				t.Errorf("category %q, safe %v; want %q, %v", got, e.Safe != nil, tt.category, tt.safe)
			}
		})
	}
	c := only(t, family)
	if e := c.Func(w.fn("shop", "Bus.Look")); e == nil || !e.Sink.Read || e.Sink.Category != Mail {
		t.Errorf("Look is no read: %+v", e)
	}
	if e := c.Func(publish); e.Sink.Read {
		t.Error("Publish is a read")
	}
}

// Type parameters do not matter, on either side.
func TestGenericNames(t *testing.T) {
	w := newWorld(t)
	w.add("shop", shopSource)
	for _, name := range []string{"(*shop.List).Add", "(*shop.List[K, V]).Add", "(*shop.List[int, map[string]bool]).Add"} {
		c := only(t, "errors:\n  - names: ['"+name+"']\n")
		if e := c.Func(w.fn("shop", "List.Add")); e == nil {
			t.Errorf("%s is not found", name)
		}
	}
}

// A user's table overrides the built-in ones, also where it takes something back.
func TestUserTables(t *testing.T) {
	w := newWorld(t)
	c, err := New(Source{"user.yaml", []byte(`
sinks:
  - names: [net/http.Get]
    category: payment
    does: charge card
safe:
  - names: [os.WriteFile]
none:
  - names: [os.Remove]
    types: ['*database/sql.Tx']
    packages: [log/..., encoding/json]
barriers:
  - packages: [net/...]
`)})
	if err != nil {
		t.Fatal(err)
	}
	if e := c.Func(w.fn("net/http", "Get")); e == nil || e.Sink.Category != Payment {
		t.Errorf("net/http.Get: %+v", e)
	}
	if e := c.Func(w.fn("net/http", "Post")); e == nil || e.Sink.Category != HTTP {
		t.Errorf("net/http.Post: %+v", e)
	}
	if e := c.Func(w.fn("os", "WriteFile")); e == nil || e.Sink != nil || e.Safe == nil {
		t.Errorf("os.WriteFile: %+v", e)
	}
	if e := c.Func(w.fn("os", "Remove")); e != nil {
		t.Errorf("os.Remove: %+v", e)
	}
	if h := c.Handle(w.typ("database/sql", "Tx")); h != NoHandle {
		t.Errorf("sql.Tx: %v", h)
	}
	for path, want := range map[string]bool{"log": false, "log/slog": false, "encoding/json": false, "net/http": true, "reflect": true} {
		if c.Barrier(path) != want {
			t.Errorf("Barrier(%s) = %v", path, !want)
		}
	}
	if _, err := New(Source{"user.yaml", []byte("sink: []\n")}, Source{"more.yaml", []byte("x: 1\n")}); err == nil {
		t.Error("no error for bad tables")
	}
}
