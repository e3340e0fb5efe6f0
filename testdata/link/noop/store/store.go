// Package store has a store in memory and one in a database.
package store

import (
	"context"
	"database/sql"

	"example.com/link/noop/orders"
)

var (
	_ orders.Store = Memory{}
	_ orders.Store = (*SQL)(nil)
)

// Memory has no transactions.
type Memory struct{}

// InTx implements orders.Store.
func (Memory) InTx(ctx context.Context, fn func(context.Context) error) error { return fn(ctx) }

// SQL has transactions, and nobody wires it.
type SQL struct{ db *sql.DB }

// NewSQL is called by no one.
func NewSQL(db *sql.DB) orders.Store { return &SQL{db: db} }

// InTx implements orders.Store.
func (s *SQL) InTx(ctx context.Context, fn func(context.Context) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(ctx); err != nil {
		return err
	}
	return tx.Commit()
}
