// Package sqlstore runs functions in transactions.
package sqlstore

import (
	"context"
	"database/sql"

	"example.com/link/runner/users"
)

// Store implements users.Store.
type Store struct{ db *sql.DB }

// New returns a store.
func New(db *sql.DB) *Store { return &Store{db: db} }

type queries struct{ tx *sql.Tx }

func (q queries) SetName(ctx context.Context, id int64, name string) error {
	_, err := q.tx.ExecContext(ctx, `UPDATE users SET name = $2 WHERE id = $1`, id, name)
	return err
}

// InTx implements users.Store.
func (s *Store) InTx(ctx context.Context, fn func(context.Context, users.Queries) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(ctx, queries{tx}); err != nil {
		return err
	}
	return tx.Commit()
}

// UpdateToken implements users.Store: it calls update while the row is locked.
func (s *Store) UpdateToken(ctx context.Context, id int64, update func(old string) (string, error)) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var old string
	if err := tx.QueryRowContext(ctx, `SELECT token FROM users WHERE id = $1 FOR UPDATE`, id).Scan(&old); err != nil {
		return err
	}
	token, err := update(old)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE users SET token = $2 WHERE id = $1`, id, token); err != nil {
		return err
	}
	return tx.Commit()
}

// Cache implements users.Cache without any transaction.
type Cache struct{}

// Update implements users.Cache.
func (Cache) Update(_ context.Context, _ int64, update func(old string) (string, error)) error {
	_, err := update("")
	return err
}
