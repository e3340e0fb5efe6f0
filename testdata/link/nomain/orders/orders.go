// Package orders is a library: there is no main package.
package orders

import (
	"context"
	"database/sql"
)

// Publisher tells other services.
type Publisher interface {
	OrderPlaced(ctx context.Context) error
}

// Printer is implemented by those who use the library.
type Printer interface{ Print(text string) error }

// Service takes orders.
type Service struct {
	db      *sql.DB
	events  Publisher
	printer Printer
}

// New returns a service.
func New(db *sql.DB, events Publisher, printer Printer) *Service {
	return &Service{db: db, events: events, printer: printer}
}

// Place publishes before it commits.
func (s *Service) Place(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.printer.Print("placed"); err != nil { // ok: nobody implements it here, which is a blind spot
		return err
	}
	if err := s.events.OrderPlaced(ctx); err != nil { // link "sends mail inside a transaction: s.events.OrderPlaced → events.Mail.OrderPlaced → smtp.SendMail"
		return err
	}
	return tx.Commit()
}
