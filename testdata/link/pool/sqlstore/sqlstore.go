// Package sqlstore is the database behind the service.
package sqlstore

import (
	"context"
	"database/sql"
)

// Key is where a context carries a transaction.
type Key struct{}

// Stock uses the pool for one of its methods.
type Stock struct{ DB *sql.DB }

// Take uses the transaction that it is given.
func (s Stock) Take(ctx context.Context, tx *sql.Tx, item int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE stock SET n = n - 1 WHERE id = $1", item)
	return err
}

// Left uses the pool.
func (s Stock) Left(ctx context.Context, item int64) (n int, err error) {
	err = s.DB.QueryRowContext(ctx, "SELECT n FROM stock WHERE id = $1", item).Scan(&n)
	return n, err
}

// Log joins.
type Log struct{ DB *sql.DB }

// Note uses the transaction that the context carries, if it does.
func (l Log) Note(ctx context.Context, text string) error {
	if tx, ok := ctx.Value(Key{}).(*sql.Tx); ok {
		_, err := tx.ExecContext(ctx, "INSERT INTO log (text) VALUES ($1)", text)
		return err
	}
	_, err := l.DB.ExecContext(ctx, "INSERT INTO log (text) VALUES ($1)", text)
	return err
}

// Bills is transactions.
type Bills struct{ DB *sql.DB }

// Write begins one.
func (b Bills) Write(ctx context.Context, item int64) error {
	tx, err := b.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "INSERT INTO bills (item) VALUES ($1)", item); err != nil {
		return err
	}
	return tx.Commit()
}
