package catalog

import (
	"go/importer"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// std finds functions and types of the standard library.
type std struct {
	t   *testing.T
	imp types.Importer
}

func newStd(t *testing.T) *std {
	return &std{t, importer.ForCompiler(token.NewFileSet(), "source", nil)}
}

func (s *std) pkg(path string) *types.Package {
	s.t.Helper()
	p, err := s.imp.Import(path)
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// fn finds path.Func or path.Type.Method.
func (s *std) fn(path, name string) *types.Func {
	s.t.Helper()
	p := s.pkg(path)
	typ, m, isMethod := strings.Cut(name, ".")
	obj := p.Scope().Lookup(typ)
	if isMethod {
		obj, _, _ = types.LookupFieldOrMethod(obj.Type(), true, p, m)
	}
	f, ok := obj.(*types.Func)
	if !ok {
		s.t.Fatalf("no function %s in %s", name, path)
	}
	return f
}

// The built-in catalogue knows what the standard library does.
func TestFuncStd(t *testing.T) {
	c, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := newStd(t)
	if e := c.Func(s.fn("database/sql", "DB.BeginTx")); e == nil || e.Opener == nil || e.Opener.Error != 1 {
		t.Errorf("BeginTx is no opener: %+v", e)
	}
	if e := c.Func(s.fn("net/http", "Client.Do")); e == nil || e.Sink == nil || e.Sink.Category != HTTP {
		t.Errorf("Client.Do is no HTTP sink: %+v", e)
	}
	if e := c.Func(s.fn("strings", "Map")); e != nil {
		t.Errorf("strings.Map is known: %+v", e)
	}
	if h := c.Handle(types.NewPointer(s.pkg("database/sql").Scope().Lookup("Tx").Type())); h != Proves {
		t.Errorf("*sql.Tx proves %d", h)
	}
	if v, ok := c.ReadOnlyField(s.pkg("database/sql").Scope().Lookup("TxOptions").Type(), "ReadOnly"); !ok || v != "true" {
		t.Errorf("ReadOnly = %q, %v", v, ok)
	}
	for path, want := range map[string]bool{"net/http": true, "strings": false, "fmt": false, "github.com/jackc/pgx/v5": true, "github.com/jackc/pgx/v5/pgtype": false, "github.com/aws/aws-sdk-go-v2/service/glue": true} {
		if c.Knows(path) != want {
			t.Errorf("Knows(%s) = %v", path, !want)
		}
	}
	for path, want := range map[string]bool{"database/sql": true, "net/http": false, "gorm.io/gorm": true, "gorm.io/gorm/clause": true, "github.com/lib/pq/oid": true, "gorm.io/gormx": false} {
		if c.Barrier(path) != want {
			t.Errorf("Barrier(%s) = %v", path, !want)
		}
	}
	if err := c.Err(); err != nil {
		t.Error(err)
	}
}
