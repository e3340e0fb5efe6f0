// Package orders is the first layer.
package orders

import (
	"context"
	"database/sql"
)

// Notifier tells people.
type Notifier interface {
	Notify(ctx context.Context, text string) error
}

// Journal notes.
type Journal interface {
	Note(ctx context.Context, tx *sql.Tx, text string) error
}

// Service takes orders.
type Service struct {
	DB       *sql.DB
	Notifier Notifier
	Journal  Journal
}

// Place notes in the transaction, and notifies there as well.
func (s *Service) Place(ctx context.Context) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.Journal.Note(ctx, tx, "placed"); err != nil { // ok: writes a row
		return err
	}
	if err := s.Notifier.Notify(ctx, "placed"); err != nil { // link `sends mail inside a transaction: s.Notifier.Notify → notify.\(\*Service\).Notify → .*smtp.SendMail \(layers/wire/wire.go:11\); it stays if the transaction begun at line 28 rolls back \(mail\)`
		return err
	}
	return tx.Commit()
}
