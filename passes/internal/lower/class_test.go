package lower

import (
	"testing"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
)

// tables speak of types of the tests: DB is used with and without a transaction, as *gorm.DB
// is, and so is its interface; Tx proves one, and View one that cannot write.
const tables = `
handles:
  - lib: test
    proves: no
    types: ["*example.com/shop/orders.DB", example.com/shop/orders.IDB]
  - lib: test
    types: ["*example.com/shop/orders.Tx"]
  - lib: test
    read_only: yes
    types: ["*example.com/shop/orders.View"]
`

const handles = `
type (
	DB   struct{}
	IDB  interface{ Exec() }
	Tx   struct{}
	View struct{}
	Own  struct{ DB }
)
`

func classified(t *testing.T, src string) *fragment.Package {
	t.Helper()
	in := compiled(t, map[string]string{"orders.go": prelude + handles + src})
	cat, err := catalog.New(catalog.Source{Name: "test.yaml", Data: []byte(tables)})
	if err != nil {
		t.Fatal(err)
	}
	in.Catalog = cat
	return Package(in)
}

// TestClassOf: what a value can be or hold, going by its type.
func TestClassOf(t *testing.T) {
	for _, tt := range []struct {
		typ  string
		want fragment.Class
	}{
		{"int", fragment.Plain},
		{"[]byte", fragment.Plain},
		{"[4]string", fragment.Plain},
		{"[][]string", fragment.Plain},
		{"struct{}", fragment.Plain},
		{"error", fragment.Error},
		{"context.Context", fragment.Context},
		{"*Tx", fragment.Tx},
		{"Tx", fragment.Tx},
		{"*sql.Tx", fragment.Tx},
		{"*View", fragment.TxRO},
		{"*DB", fragment.MaybeTx},
		{"IDB", fragment.MaybeTx},
		{"func()", fragment.Function},
		{"func(*sql.Tx) error", fragment.Function},
		{"any", fragment.Other},
		{"*T", fragment.Other},
		{"T", fragment.Other},
		{"[]*sql.Tx", fragment.Other},
		{"[]func()", fragment.Other},
		{"struct{ tx *sql.Tx }", fragment.Other},
		{"map[string]*sql.Tx", fragment.Other},
	} {
		t.Run(tt.typ, func(t *testing.T) {
			t.Parallel()
			f := function(t, classified(t, "func F(x "+tt.typ+") {}"), "F")
			if got := f.Inputs[0].Class; got != tt.want {
				t.Errorf("class %d, want %d", got, tt.want)
			}
		})
	}
}

// TestNamesProve: a handle type that proves nothing by itself does so under a name that says
// transaction, unless it is an interface of both (R5).
func TestNamesProve(t *testing.T) {
	for _, tt := range []struct {
		param string
		want  fragment.Class
	}{
		{"tx *DB", fragment.Tx},
		{"txn *DB", fragment.Tx},
		{"trx *DB", fragment.Tx},
		{"dbTx *DB", fragment.Tx},
		{"transaction *DB", fragment.Tx},
		{"db *DB", fragment.MaybeTx},
		{"txs *DB", fragment.MaybeTx},
		{"tx IDB", fragment.MaybeTx},
		{"tx *T", fragment.Other},
		{"tx func()", fragment.Function},
		{"tx int", fragment.Plain},
		{"db *Tx", fragment.Tx},
		{"tx *View", fragment.TxRO},
	} {
		t.Run(tt.param, func(t *testing.T) {
			t.Parallel()
			f := function(t, classified(t, "func F("+tt.param+") {}"), "F")
			if got := f.Inputs[0].Class; got != tt.want {
				t.Errorf("class %d, want %d", got, tt.want)
			}
		})
	}
}

// TestCapturedHandles: what is captured proves nothing, whatever its type and name.
func TestCapturedHandles(t *testing.T) {
	p := classified(t, "func F(db *Tx, tx *DB, v *View) { f := func() { _, _, _ = tx, db, v }; f(); db = nil }")
	for _, in := range function(t, p, "F$1").Inputs {
		if in.Class != fragment.MaybeTx {
			t.Errorf("%s is of class %d", in.Name, in.Class)
		}
	}
}
