package carries

import "database/sql"

// Visit has values of any kind.
type Visit struct {
	tx     *sql.Tx
	values map[string]any
	name   string
}

// SetTx puts a transaction into a field.
func (v *Visit) SetTx(tx *sql.Tx) { v.tx = tx } // want SetTx:`^keeps\(1 in 0\.tx\)$`

// Put puts anything among the values.
func (v *Visit) Put(key string, value any) { v.values[key] = value } // want Put:`^keeps\(2 in 0\.values\[\]\)$`

// PutTx does it by way of another.
func (v *Visit) PutTx(tx *sql.Tx) { v.Put("tx", tx) } // want PutTx:`^keeps\(1 in 0\.values\[\]\)$`

// SetName puts nothing that matters.
func (v *Visit) SetName(name string) { v.name = name }
