// Package closer has functions that end a transaction which they are given.
package closer

import (
	"database/sql"
	"errors"
)

// Commit does so.
func Commit(tx *sql.Tx) error { // want Commit:`^closes\(0\)$`
	if err := tx.Commit(); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return nil
}

// Finish commits or rolls back, by the error that it is shown.
func Finish(tx *sql.Tx, err *error) { // want Finish:`^closes\(0\)$`
	if *err != nil {
		*err = errors.Join(*err, tx.Rollback())
		return
	}
	*err = tx.Commit()
}

// Abort rolls back on one path and goes on with the other.
func Abort(tx *sql.Tx, bad bool) { // want Abort:`^may close\(0\)$`
	if bad {
		tx.Rollback()
	}
}

// Unit is a unit of work.
type Unit struct{ tx *sql.Tx }

// Done ends what it is called on.
func (u *Unit) Done() error { // want Done:`^closes\(0\.tx\)$`
	return u.tx.Commit()
}

// Later returns a function that ends it.
func Later(tx *sql.Tx) func() error { // want Later:`^returns\(result 0: closes\(0\)\)$`
	return func() error { return tx.Commit() }
}

// Use ends nothing.
func Use(tx *sql.Tx) error {
	_, err := tx.Exec("UPDATE orders SET paid = true")
	return err
}
