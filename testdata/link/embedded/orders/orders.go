// Package orders calls methods that are declared in embedded interfaces.
package orders

import (
	"context"
	"database/sql"
)

// Publisher tells others.
type Publisher interface{ Publish(text string) error }

// Bus embeds Publisher.
type Bus interface {
	Publisher
	Close() error
}

// Hushed embeds Publisher, too.
type Hushed interface {
	Publisher
	Hush()
}

// Service takes orders.
type Service struct {
	DB     *sql.DB
	Bus    Bus
	Mailer Publisher
	Quiet  Hushed
	Loud   Loud
	Plug   Plug
}

// Plug is empty, but has a name: what is converted to it is meant to be one.
type Plug any

// Lister is what a plug may be as well.
type Lister interface{ List() error }

// Loud embeds Publisher; what implements it has Publish from an interface that it embeds.
type Loud interface {
	Publisher
	Shout()
}

// Place calls a method of an embedded interface.
func (s *Service) Place(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.Bus.Publish("placed") // link "sends mail inside a transaction: s.Bus.Publish → .*smtp.SendMail"
	})
}

// Write calls a method that a struct has by embedding.
func (s *Service) Write(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.Mailer.Publish("written") // link "sends mail inside a transaction: s.Mailer.Publish → .*smtp.SendMail"
	})
}

// Hush calls a method that hides the embedded one.
func (s *Service) Hush(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.Quiet.Publish("hush") // ok: only Muted is a Hushed, and it sends nothing
	})
}

// Hand hands the interfaces on.
func (s *Service) Hand(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		if err := hush(s.Quiet); err != nil { // ok: Muted again
			return err
		}
		if err := text(s.Quiet.Publish); err != nil { // ok: Muted as a method value
			return err
		}
		if err := text(s.Loud.Publish); err != nil { // link "sends mail inside a transaction: text → .*Mail.*Publish → smtp.SendMail"
			return err
		}
		return loud(s.Loud) // link "sends mail inside a transaction: loud → .*Publish → smtp.SendMail"
	})
}

// List asks a plug what else it is.
func (s *Service) List(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		if l, ok := s.Plug.(Lister); ok {
			return l.List() // link "sends mail inside a transaction: l.List → events.List.List → smtp.SendMail"
		}
		return nil
	})
}

func hush(h Hushed) error { return h.Publish("hushed") }

func loud(l Loud) error { return l.Publish("loud") }

func text(publish func(string) error) error { return publish("text") }

func (s *Service) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}
