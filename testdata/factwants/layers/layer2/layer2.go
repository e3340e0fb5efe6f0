// Package layer2 has a store that runs things through layer1.
package layer2

import (
	"database/sql"
	"fmt"

	"example.com/factwants/layers/layer1"
)

// Queries are bound to a transaction.
type Queries struct{ tx *sql.Tx }

// Pay is a query.
func (q *Queries) Pay() error {
	_, err := q.tx.Exec("UPDATE orders SET paid = true")
	return err
}

// Store has the pool.
type Store struct{ DB *sql.DB }

// Do is a runner whose callback gets queries.
func (s *Store) Do(fn func(*Queries) error) error { // want Do:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1\)$`
	err := layer1.Run(s.DB, func(tx *sql.Tx) error { return fn(&Queries{tx}) })
	if err != nil {
		return fmt.Errorf("in transaction: %w", err)
	}
	return nil
}
