// Package orders calls functions that it keeps in fields, and variables of another package.
package orders

import (
	"context"
	"database/sql"

	"example.com/link/option/mails"
)

// Option changes a service.
type Option func(*Service)

// Service takes orders.
type Service struct {
	db      *sql.DB
	notify  func(to string) error
	archive func(text string) error
	count   func(text string) error
}

// New returns a service.
func New(db *sql.DB, opts ...Option) *Service {
	s := &Service{db: db}
	for _, o := range opts {
		o(s)
	}
	return s
}

// WithNotify sets who is told.
func WithNotify(f func(to string) error) Option { return func(s *Service) { s.notify = f } }

// WithArchive sets who keeps copies.
func WithArchive(f func(text string) error) Option { return func(s *Service) { s.archive = f } }

// WithCount sets who counts.
func WithCount(f func(text string) error) Option { return func(s *Service) { s.count = f } }

// Place calls a field that holds a function.
func (s *Service) Place(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.notify("ann@example.com") // link "sends mail inside a transaction: s.notify → mails.Send → (send → )?smtp.SendMail"
	})
}

// Archive calls a field that holds a bound method.
func (s *Service) Archive(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.archive("order") // link `sends mail inside a transaction: s.archive → mails.\(\*Box\).Archive → (send → )?smtp.SendMail`
	})
}

// Count calls a field of the same type that holds something harmless.
func (s *Service) Count(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.count("order") // ok: main puts a function there that does nothing
	})
}

// Exported calls a variable of another package.
func (s *Service) Exported(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return mails.Deliver("ann@example.com") // link "sends mail inside a transaction: mails.Deliver → mails.Send → (send → )?smtp.SendMail"
	})
}

// Behind calls a function of another package that calls a variable.
func (s *Service) Behind(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return mails.Send("ann@example.com") // want "sends mail inside a transaction: mails.Send → (send → )?smtp.SendMail"
	})
}

func (s *Service) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}
