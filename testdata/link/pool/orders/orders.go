// Package orders declares what it needs of a database.
package orders

import (
	"context"
	"database/sql"
)

// Stock is counted in the transaction that it is given.
type Stock interface {
	Take(ctx context.Context, tx *sql.Tx, item int64) error
	Left(ctx context.Context, item int64) (int, error)
}

// Log finds the transaction in the context.
type Log interface {
	Note(ctx context.Context, text string) error
}

// Bills begins its own.
type Bills interface {
	Write(ctx context.Context, item int64) error
}

// Exec is a pool or a transaction.
type Exec interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// Service sells.
type Service struct {
	DB    *sql.DB
	Stock Stock
	Log   Log
	Bills Bills
	Exec  Exec
}

// Place sells an item.
func (s *Service) Place(ctx context.Context, item int64) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.Stock.Take(ctx, tx, item); err != nil { // ok: in the transaction
		return err
	}
	if _, err := s.Stock.Left(ctx, item); err != nil { // link "uses the connection pool inside a transaction: s.Stock.Left"
		return err
	}
	if err := s.Log.Note(ctx, "taken"); err != nil { // ok: in the transaction that the context carries
		return err
	}
	if err := s.Bills.Write(ctx, item); err != nil { // link "begins a second transaction inside a transaction: s.Bills.Write"
		return err
	}
	if _, err := s.Exec.ExecContext(ctx, "UPDATE items SET sold = true"); err != nil { // ok: it may be a transaction
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = s.Stock.Left(ctx, item) // ok: committed
	return err
}
