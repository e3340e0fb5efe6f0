// Package orders tells a bus that it declares.
package orders

import (
	"context"
	"database/sql"
)

// Bus is told of orders.
type Bus interface{ Publish(id int64) }

// Notifier wakes somebody.
type Notifier interface{ Notify(id int64) }

// Service takes orders.
type Service struct {
	DB       *sql.DB
	Bus      Bus
	Notifier Notifier
}

// Place publishes before it commits.
func (s *Service) Place(ctx context.Context, id int64) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, `INSERT INTO orders (id) VALUES ($1)`, id); err != nil {
		return err
	}
	s.Bus.Publish(id)     // link `hands work to another goroutine inside a transaction: s.Bus.Publish → events.\(\*Bus\).Publish → events.Bus.queue <- … \(bus/events/events.go:15\); it may be done before the transaction begun at line 24 commits, and stays if that rolls back \(channel\)`
	s.Notifier.Notify(id) // ok: a signal
	return tx.Commit()
}

// Cancel publishes after it.
func (s *Service) Cancel(ctx context.Context, id int64) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, `DELETE FROM orders WHERE id = $1`, id); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	s.Bus.Publish(id) // ok: after the commit
	return nil
}
