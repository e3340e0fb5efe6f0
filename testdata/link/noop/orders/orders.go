// Package orders is silent: what main wires into it has no effects and no transactions.
package orders

import (
	"context"
	"database/sql"
	"net/smtp"
)

// Publisher tells other services.
type Publisher interface {
	OrderPlaced(ctx context.Context, id int64) error
}

// Store runs functions in transactions, if it has any.
type Store interface {
	InTx(ctx context.Context, fn func(context.Context) error) error
}

// Service takes orders.
type Service struct {
	DB     *sql.DB
	Events Publisher
	Store  Store
}

// Place publishes before it commits, to nobody.
func (s *Service) Place(ctx context.Context, id int64) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.Events.OrderPlaced(ctx, id); err != nil { // ok: main wires the no-op
		return err
	}
	return tx.Commit()
}

// Rename sends a mail in a callback.
func (s *Service) Rename(ctx context.Context, name string) error {
	return s.Store.InTx(ctx, func(context.Context) error {
		return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{name}, nil) // ok: main wires the store in memory
	})
}
