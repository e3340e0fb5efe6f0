// Package sqlstore has units of work over database/sql.
package sqlstore

import (
	"context"
	"database/sql"

	"example.com/link/uow/orders"
)

// Beginner implements orders.Beginner.
type Beginner struct{ DB *sql.DB }

type work struct{ tx *sql.Tx }

// Start implements orders.Beginner.
func (b Beginner) Start(ctx context.Context) (orders.Work, error) {
	tx, err := b.DB.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	return &work{tx: tx}, nil
}

func (w *work) Exec(ctx context.Context, q string) error {
	_, err := w.tx.ExecContext(ctx, q)
	return err
}

func (w *work) Commit() error   { return w.tx.Commit() }
func (w *work) Rollback() error { return w.tx.Rollback() }

// Unit implements orders.Unit: it keeps the transaction.
type Unit struct {
	DB *sql.DB
	tx *sql.Tx
}

// Begin implements orders.Unit.
func (u *Unit) Begin(ctx context.Context) (err error) {
	u.tx, err = u.DB.BeginTx(ctx, nil)
	return err
}

// Commit implements orders.Unit.
func (u *Unit) Commit() error { return u.tx.Commit() }

// Rollback implements orders.Unit.
func (u *Unit) Rollback() error { return u.tx.Rollback() }

// Plain implements orders.Plain without any transaction.
type Plain struct{}

// Begin implements orders.Plain.
func (Plain) Begin(context.Context) error { return nil }

// Commit implements orders.Plain.
func (Plain) Commit() error { return nil }
