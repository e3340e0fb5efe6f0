// Package postcommit lets the body of a transaction return what is to be done
// after it.
package postcommit

import (
	"context"
	"database/sql"
	"errors"
)

// Func is work for after the commit.
type Func func() error

// Run calls fn inside a transaction, and what fn returned after the commit.
// Runner: fn, handle 0; the function that fn returns is called outside.
func Run(ctx context.Context, db *sql.DB, fn func(tx *sql.Tx) (Func, error)) error {
	after, err := Collect(ctx, db, fn)
	if err != nil || after == nil {
		return err
	}
	return after()
}

// Collect calls fn inside a transaction and leaves it to the caller to call
// what fn returned. Runner: fn, handle 0; result 0 is what fn returned.
func Collect(ctx context.Context, db *sql.DB, fn func(tx *sql.Tx) (Func, error)) (Func, error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	after, err := fn(tx)
	if err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return nil, err
	}
	return after, nil
}
