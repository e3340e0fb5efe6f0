// Package orders uses units of work that are opened and closed behind interfaces.
package orders

import (
	"context"
	"net/smtp"
)

// Work is an open transaction.
type Work interface {
	Exec(ctx context.Context, q string) error
	Commit() error
	Rollback() error
}

// Beginner opens one.
type Beginner interface {
	Start(ctx context.Context) (Work, error)
}

// Unit opens itself.
type Unit interface {
	Begin(ctx context.Context) error
	Commit() error
	Rollback() error
}

// Plain looks like a Unit.
type Plain interface {
	Begin(ctx context.Context) error
	Commit() error
}

// Service takes orders.
type Service struct {
	Begin Beginner
	Unit  func() Unit
	Plain Plain
}

// Place opens, sends and commits.
func (s *Service) Place(ctx context.Context) error {
	w, err := s.Begin.Start(ctx)
	if err != nil {
		return err
	}
	defer w.Rollback()
	if err := w.Exec(ctx, `INSERT INTO orders VALUES (1)`); err != nil {
		return err
	}
	if err := mail(); err != nil { // link `sends mail inside a transaction: mail → smtp.SendMail .*; it stays if the transaction begun at line 43 rolls back \(mail\)`
		return err
	}
	return w.Commit()
}

// Early commits first.
func (s *Service) Early(ctx context.Context) error {
	w, err := s.Begin.Start(ctx)
	if err != nil {
		return err
	}
	defer w.Rollback()
	if err := w.Exec(ctx, `INSERT INTO orders VALUES (1)`); err != nil {
		return err
	}
	if err := w.Commit(); err != nil {
		return err
	}
	return mail() // ok: after the commit
}

// Stateful has a unit that opens itself.
func (s *Service) Stateful(ctx context.Context) error {
	u := s.Unit()
	if err := u.Begin(ctx); err != nil {
		return err
	}
	if err := mail(); err != nil { // link "sends mail inside a transaction: mail → smtp.SendMail"
		u.Rollback()
		return err
	}
	if err := u.Commit(); err != nil {
		return err
	}
	return mail() // ok: after the commit
}

// Nothing begins nothing.
func (s *Service) Nothing(ctx context.Context) error {
	if err := s.Plain.Begin(ctx); err != nil {
		return err
	}
	if err := mail(); err != nil { // ok: what main wires opens no transaction
		return err
	}
	return s.Plain.Commit()
}

func mail() error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, nil)
}
