// Package options takes the body of a transaction in a field of a struct.
package options

import (
	"context"
	"database/sql"
)

// Options say what happens in a transaction, and after it.
type Options struct {
	Isolation sql.IsolationLevel
	Body      func(ctx context.Context, tx *sql.Tx) error // called inside
	Done      func(ctx context.Context) error             // called after the commit, may be nil
	Failed    func(ctx context.Context, err error)        // called after the rollback, may be nil
}

// Run runs a transaction. Runner: field Body of parameter 2, handle 1; the
// fields Done and Failed are called outside.
func Run(ctx context.Context, db *sql.DB, o Options) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: o.Isolation})
	if err != nil {
		return err
	}
	if err := o.Body(ctx, tx); err != nil {
		_ = tx.Rollback()
		if o.Failed != nil {
			o.Failed(ctx, err)
		}
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if o.Done == nil {
		return nil
	}
	return o.Done(ctx)
}

// Options of transactions that others begin.
var (
	Reading  = &sql.TxOptions{ReadOnly: true}
	Writing  = &sql.TxOptions{Isolation: sql.LevelSerializable}
	Switched = &sql.TxOptions{ReadOnly: true}
)

// Switch lets transactions write.
func Switch() { Switched.ReadOnly = false }
