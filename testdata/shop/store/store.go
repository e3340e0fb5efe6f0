// Package store opens the shop's transactions: over database/sql here, over
// gorm and pgx in the files beside this one.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// DB is the pool of the services that write their SQL by hand.
type DB struct{ *sql.DB }

// TxFunc is the body of a transaction. The context that it gets knows the
// transaction, so that AfterCommit can wait for it.
type TxFunc func(ctx context.Context, tx *sql.Tx) error

// InTx runs fn in a transaction, which commits if fn returns nil and rolls back
// otherwise. What fn put off with AfterCommit runs after the commit.
func (db *DB) InTx(ctx context.Context, fn TxFunc) error {
	var later []func()
	if err := db.run(context.WithValue(ctx, laterKey{}, &later), fn); err != nil {
		return err
	}
	for _, f := range later {
		f()
	}
	return nil
}

func (db *DB) run(ctx context.Context, fn TxFunc) (err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer Finish(tx, &err)
	return fn(ctx, tx)
}

// Finish commits tx if *err is nil and rolls it back otherwise, also when the
// function that deferred it panics.
func Finish(tx *sql.Tx, err *error) {
	if p := recover(); p != nil {
		_ = tx.Rollback()
		panic(p)
	}
	if *err != nil {
		*err = errors.Join(*err, tx.Rollback())
		return
	}
	*err = tx.Commit()
}

type laterKey struct{}

// AfterCommit runs f once the transaction of ctx has committed, and at once if
// ctx has none. If the transaction rolls back, f never runs.
func AfterCommit(ctx context.Context, f func()) {
	later, ok := ctx.Value(laterKey{}).(*[]func())
	if !ok {
		f()
		return
	}
	*later = append(*later, f)
}
