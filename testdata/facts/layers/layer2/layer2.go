// Package layer2 wraps layer1 in a type of its own. Nothing here begins or commits.
package layer2

import (
	"context"
	"database/sql"

	"example.com/facts/layers/layer1"
)

// Store is what services hold instead of a *sql.DB.
type Store struct{ db *sql.DB }

// New returns a store over db.
func New(db *sql.DB) *Store { return &Store{db: db} }

// InTx calls fn while a transaction is open. Runner: fn, handle 1, through a
// closure that layer1 calls.
func (s *Store) InTx(ctx context.Context, fn func(ctx context.Context, tx *sql.Tx) error) error {
	return layer1.WithTx(ctx, s.db, func(tx *sql.Tx) error {
		return fn(ctx, tx)
	})
}

// InTxThen calls fn inside the transaction and then after it, if it committed.
// The two parameters mean different things: only fn is run inside.
func (s *Store) InTxThen(ctx context.Context, fn func(tx *sql.Tx) error, then func() error) error {
	if err := layer1.WithTx(ctx, s.db, fn); err != nil {
		return err
	}
	return then()
}

// Guard calls fn with no transaction open: not a runner, for all that it looks like one.
func (s *Store) Guard(ctx context.Context, fn func(ctx context.Context) error) error {
	if err := s.db.PingContext(ctx); err != nil {
		return err
	}
	return fn(ctx)
}
