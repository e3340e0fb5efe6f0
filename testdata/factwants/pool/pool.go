// Package pool uses the connection pool: alone, where there is no transaction, and in an
// interface of pool and transaction.
package pool

import (
	"context"
	"database/sql"
)

type key struct{}

// Store has the pool.
type Store struct{ db *sql.DB }

// Count uses it.
func (s *Store) Count(ctx context.Context) (n int, err error) { // want Count:`^effects\(outerdb \(\*database/sql\.DB\)\.QueryRowContext\)$`
	err = s.db.QueryRowContext(ctx, "SELECT count(*) FROM orders").Scan(&n)
	return n, err
}

// Twice uses it through another function.
func (s *Store) Twice(ctx context.Context) (int, error) { // want Twice:`^effects\(outerdb \(\*database/sql\.DB\)\.QueryRowContext\)$`
	if _, err := s.Count(ctx); err != nil {
		return 0, err
	}
	return s.Count(ctx)
}

// Own is a transaction of its own.
func (s *Store) Own() error { // want Own:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\)$`
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	return tx.Commit()
}

// Save uses what the context carries; the pool is for where it carries nothing.
func (s *Store) Save(ctx context.Context) error {
	if tx, ok := ctx.Value(key{}).(*sql.Tx); ok {
		_, err := tx.ExecContext(ctx, "UPDATE orders SET paid = true")
		return err
	}
	_, err := s.db.ExecContext(ctx, "UPDATE orders SET paid = true")
	return err
}

// InTx joins the transaction that the context carries.
func (s *Store) InTx(ctx context.Context, fn func(ctx context.Context) error) error { // want InTx:`^runs\(2\) calls\(2\)$`
	if ctx.Value(key{}) != nil {
		return fn(ctx)
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(context.WithValue(ctx, key{}, tx)); err != nil {
		return err
	}
	return tx.Commit()
}

// Executor is a pool or a transaction.
type Executor interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// Paid may be in a transaction.
func Paid(ctx context.Context, e Executor) error { // want Paid:`^calls\(1\.ExecContext\)$`
	_, err := e.ExecContext(ctx, "UPDATE orders SET paid = true")
	return err
}
