// Package generic has runners with type parameters: their facts are those of
// the origin, not of an instance.
package generic

import (
	"context"
	"database/sql"
	"errors"
)

// Run calls fn while a transaction is open and returns its value. Runner: fn, handle 1.
func Run[T any](ctx context.Context, db *sql.DB, fn func(ctx context.Context, tx *sql.Tx) (T, error)) (T, error) {
	var none T
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return none, err
	}
	v, err := fn(ctx, tx)
	if err != nil {
		return none, errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return none, err
	}
	return v, nil
}

// Repo is a table of values of one type.
type Repo[T any] struct{ db *sql.DB }

// NewRepo returns a repository over db.
func NewRepo[T any](db *sql.DB) *Repo[T] { return &Repo[T]{db: db} }

// Each calls fn for every value, all in one transaction. Runner: fn, handle 1,
// through Run.
func (r *Repo[T]) Each(ctx context.Context, vs []T, fn func(ctx context.Context, tx *sql.Tx, v T) error) error {
	_, err := Run(ctx, r.db, func(ctx context.Context, tx *sql.Tx) (int, error) {
		for i, v := range vs {
			if err := fn(ctx, tx, v); err != nil {
				return i, err
			}
		}
		return len(vs), nil
	})
	return err
}
