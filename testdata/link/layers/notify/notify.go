// Package notify is the second layer.
package notify

import (
	"context"
	"database/sql"
)

// Channel leads to people.
type Channel interface{ Write(text string) error }

// Service implements orders.Notifier.
type Service struct{ Channel Channel }

// Notify writes.
func (s *Service) Notify(_ context.Context, text string) error { return s.Channel.Write(text) }

// Journal implements orders.Journal with rows.
type Journal struct{}

// Note writes a row.
func (Journal) Note(ctx context.Context, tx *sql.Tx, text string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO journal VALUES ($1)`, text)
	return err
}
