// Package uow is a unit of work: the transaction is a field, and its methods
// begin and end it.
package uow

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Unit is a unit of work. It can be used again after it ended.
type Unit struct {
	db *sql.DB
	tx *sql.Tx
}

// New returns a unit of work with no transaction open.
func New(db *sql.DB) *Unit { return &Unit{db: db} }

// Begin begins. Opener: the receiver is the handle, result 0 its error.
func (u *Unit) Begin(ctx context.Context) error {
	tx, err := u.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	u.tx = tx
	return nil
}

// Exec runs a statement in the transaction.
func (u *Unit) Exec(ctx context.Context, query string, args ...any) error {
	_, err := u.tx.ExecContext(ctx, query, args...)
	return err
}

// Commit commits. Closer of its receiver.
func (u *Unit) Commit() error { return u.tx.Commit() }

// Rollback rolls back, unless the unit has committed. Closer of its receiver.
func (u *Unit) Rollback() error {
	if err := u.tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}

// Do calls fn between Begin and Commit. Runner: fn, handle 0, over this
// package's own opener and closers.
func Do(ctx context.Context, db *sql.DB, fn func(u *Unit) error) error {
	u := New(db)
	if err := u.Begin(ctx); err != nil {
		return err
	}
	defer u.Rollback()
	if err := fn(u); err != nil {
		return err
	}
	return u.Commit()
}
