// Package layer1 opens the transaction.
package layer1

import "database/sql"

// Run is a runner.
func Run(db *sql.DB, fn func(*sql.Tx) error) error { // want Run:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1\)$`
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	if err := fn(tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}
