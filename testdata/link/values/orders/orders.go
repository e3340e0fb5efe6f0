// Package orders calls what may be a function, a list or a variable.
package orders

import (
	"context"
	"database/sql"
)

// Teller tells.
type Teller interface{ Tell(text string) error }

// TellerFunc is a function that implements Teller.
type TellerFunc func(text string) error

// Tell implements Teller.
func (f TellerFunc) Tell(text string) error { return f(text) }

// Ringer rings.
type Ringer interface{ Ring() error }

// Hearer hears.
type Hearer interface{ Hear() error }

// Checker may be a Flusher as well.
type Checker interface{ Check() error }

// Flusher flushes.
type Flusher interface{ Flush() error }

// Shouter can shout and whisper, and a narrow one can only shout.
type Shouter interface {
	Shout() error
	Whisper() error
}

type narrow interface{ Shout() error }

// Default and Silent are set by main.
var (
	Default Ringer
	Silent  Hearer
)

// Service takes orders.
type Service struct {
	DB    *sql.DB
	Func  Teller
	Many  Teller
	Maybe Checker
	Named func(text string) error
	Other Shouter
	Of2   func() error
}

// Adapter calls a function that implements an interface.
func (s *Service) Adapter(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.Func.Tell("placed") // link "sends mail inside a transaction: s.Func.Tell → .*smtp.SendMail"
	})
}

// List calls a list of implementations.
func (s *Service) List(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.Many.Tell("placed") // link "sends mail inside a transaction: s.Many.Tell → .*smtp.SendMail"
	})
}

// Bound calls a bound method of an interface.
func (s *Service) Bound(ctx context.Context) error {
	tell := s.Many.Tell
	return s.inTx(ctx, func(*sql.Tx) error {
		return tell("placed") // link "sends mail inside a transaction: tell → .*smtp.SendMail"
	})
}

// Optional asks for more.
func (s *Service) Optional(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		if err := s.Maybe.Check(); err != nil { // ok: checks only
			return err
		}
		if f, ok := s.Maybe.(Flusher); ok {
			return f.Flush() // link "sends mail inside a transaction: f.Flush → events.Both.Flush → .*smtp.SendMail"
		}
		return nil
	})
}

// Made calls a function that a constructor has made.
func (s *Service) Made(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.Named("made") // link "sends mail inside a transaction: s.Named → .*smtp.SendMail"
	})
}

// Variable calls a package variable of interface type.
func (s *Service) Variable(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return Default.Ring() // link "sends mail inside a transaction: Default.Ring → events.Bell.Ring → events.Send → smtp.SendMail"
	})
}

// Hushed calls a package variable that holds something harmless.
func (s *Service) Hushed(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return Silent.Hear() // ok: main puts Deaf there
	})
}

// Converted goes on to a narrower interface.
func (s *Service) Converted(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		if err := s.Other.Whisper(); err != nil { // ok: whispers
			return err
		}
		return shout(s.Other) // link "sends mail inside a transaction: shout → .*smtp.SendMail"
	})
}

func shout(n narrow) error { return n.Shout() }

// Passed passes a bound method on as the callback.
func (s *Service) Passed(ctx context.Context) error {
	return s.inText(ctx, s.Many.Tell) // link "sends mail inside a transaction: s.inText → .*smtp.SendMail"
}

// OneOfTwo calls one of two functions that one function has returned.
func (s *Service) OneOfTwo(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.Of2() // link "sends mail inside a transaction: s.Of2 → .*smtp.SendMail"
	})
}

func (s *Service) inText(ctx context.Context, fn func(string) error) error {
	return s.inTx(ctx, func(*sql.Tx) error { return fn("text") })
}

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
