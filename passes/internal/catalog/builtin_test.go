package catalog

import (
	"go/types"
	"sync"
	"testing"
)

func mustBuiltin(tb testing.TB) *Catalog {
	tb.Helper()
	c, err := Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// The built-in catalogue knows the standard library.
func TestBuiltinFunc(t *testing.T) {
	c, w := mustBuiltin(t), newWorld(t)
	if e := c.Func(w.fn("database/sql", "DB.BeginTx")); e == nil || *e.Opener != (Opener{Handle: 0, Error: 1}) {
		t.Errorf("BeginTx: %+v", e)
	}
	if e := c.Func(w.fn("database/sql", "Tx.Rollback")); e == nil || e.Closer.Outcome != Rollback {
		t.Errorf("Rollback: %+v", e)
	}
	if e := c.Func(w.fn("net/http", "Client.Do")); e == nil || e.Sink.Category != HTTP || e.Sink.Does == "" {
		t.Errorf("Client.Do: %+v", e)
	}
	if e := c.Func(w.fn("net", "LookupHost")); e == nil || e.Sink.Category != Latency || e.Sink.Read {
		t.Errorf("LookupHost: %+v", e)
	}
	if e := c.Func(w.fn("errors", "New")); e == nil || !e.NeverNil {
		t.Errorf("errors.New: %+v", e)
	}
	if e := c.Func(w.fn("sync", "WaitGroup.Go")); e == nil || e.Callback.When != Async {
		t.Errorf("WaitGroup.Go: %+v", e)
	}
	for _, f := range []*types.Func{w.fn("strings", "Map"), w.fn("os", "CreateTemp"), w.fn("os", "File.Write"), nil} {
		if e := c.Func(f); e != nil {
			t.Errorf("%v is known: %+v", f, e)
		}
	}
	if err := c.Err(); err != nil {
		t.Error(err)
	}
}

func TestBuiltinTypes(t *testing.T) {
	c, w := mustBuiltin(t), newWorld(t)
	tx := w.typ("database/sql", "Tx")
	for typ, want := range map[types.Type]Handle{
		tx: Proves, types.NewPointer(tx): Proves, types.NewPointer(types.NewPointer(tx)): NoHandle,
		w.typ("database/sql", "DB"): NoHandle, types.Typ[types.Int]: NoHandle,
		w.typ("database/sql/driver", "Tx"): Proves,
	} {
		if h := c.Handle(typ); h != want {
			t.Errorf("Handle(%s) = %d, want %d", typ, h, want)
		}
	}
	options := w.typ("database/sql", "TxOptions")
	if v, ok := c.ReadOnlyField(options, "ReadOnly"); !ok || v != "true" {
		t.Errorf("ReadOnly: %q, %v", v, ok)
	}
	if v, ok := c.ReadOnlyField(types.NewPointer(options), "Isolation"); ok {
		t.Errorf("Isolation: %q", v)
	}
}

func TestBuiltinPackages(t *testing.T) {
	c := mustBuiltin(t)
	for path, want := range map[string]bool{
		"net/http": true, "time": true, "database/sql": true, "strings": false, "fmt": false, "context": false,
		"github.com/jackc/pgx/v5": true, "github.com/jackc/pgx/v5/pgtype": false,
		"github.com/aws/aws-sdk-go-v2/service/glue": true, "github.com/aws/aws-sdk-go-v2/aws": true,
		"github.com/samber/lo": false, "example.com/shop": false,
	} {
		if c.Knows(path) != want {
			t.Errorf("Knows(%s) = %v", path, !want)
		}
	}
	for path, want := range map[string]bool{
		"database/sql": true, "net/http": false, "gorm.io/gorm": true, "gorm.io/gorm/clause": true,
		"github.com/lib/pq/oid": true, "gorm.io/gormx": false, "github.com/lib": false, "": false,
	} {
		if c.Barrier(path) != want {
			t.Errorf("Barrier(%s) = %v", path, !want)
		}
	}
	loud := func(c Category) bool { return c.DefaultOn() }
	if c.KnowsFor("time", loud) || !c.KnowsFor("net/http", loud) {
		t.Error("KnowsFor does not look at the categories")
	}
}

// Asking about a package reads the tables that speak of it, and no others.
func TestBuiltinIsLazy(t *testing.T) {
	c, w := mustBuiltin(t), newWorld(t)
	read := func() int { return len(c.shipped.files) }
	c.Knows("net/http")
	c.Barrier("database/sql")
	c.Func(w.fn("strings", "Map"))
	if n := read(); n != 0 {
		t.Errorf("%d tables read for nothing", n)
	}
	c.Func(w.fn("database/sql", "DB.Begin"))
	if n := read(); n != 1 {
		t.Errorf("%d tables read for database/sql, want 1", n)
	}
}

// A catalogue is safe for concurrent use.
func TestBuiltinConcurrent(t *testing.T) {
	c, w := mustBuiltin(t), newWorld(t)
	fns := []*types.Func{w.fn("net/http", "Client.Do"), w.fn("os", "WriteFile"), w.fn("database/sql", "DB.Begin")}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, f := range fns {
				if e := c.Func(f); e == nil || e != c.Func(f) {
					t.Errorf("%s: no entry, or not the same twice", f.FullName())
				}
			}
		})
	}
	wg.Wait()
}

// What one process under go vet pays that asks about a few packages.
func BenchmarkBuiltin(b *testing.B) {
	w := newWorld(&testing.T{})
	fns := []*types.Func{w.fn("net/http", "Client.Do"), w.fn("database/sql", "DB.Begin"), w.fn("strings", "Map")}
	b.ResetTimer()
	for b.Loop() {
		c := mustBuiltin(b)
		for _, f := range fns {
			c.Func(f)
		}
	}
}

// What New costs alone.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		mustBuiltin(b)
	}
}
