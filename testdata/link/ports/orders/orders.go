// Package orders declares what it needs of the world, and imports none of it.
package orders

import (
	"context"
	"database/sql"
)

// Publisher tells other services.
type Publisher interface {
	OrderPlaced(ctx context.Context, id int64) error
}

// Mailer writes to people.
type Mailer interface {
	Tell(to, text string) error
}

// Service takes orders.
type Service struct {
	db     *sql.DB
	events Publisher
	mail   Mailer
	alarm  interface{ Ring(text string) error }
	bells  map[string]interface{ Ring(string) error }
	horn   Horn
}

// Horn is what alarms are as well.
type Horn interface{ Ring(string) error }

// New returns a service.
func New(db *sql.DB, events Publisher, mail Mailer, alarm interface{ Ring(text string) error }) *Service {
	return &Service{db: db, events: events, mail: mail, alarm: alarm, horn: alarm}
}

// Hang adds a bell.
func (s *Service) Hang(name string, bell interface{ Ring(words string) error }) {
	s.bells[name] = bell
}

// Place publishes before it commits, and writes the mail after.
func (s *Service) Place(ctx context.Context, id int64) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := insert(ctx, tx, id); err != nil {
		return err
	}
	if err := s.events.OrderPlaced(ctx, id); err != nil { // link `publishes to a queue inside a transaction: s.events.OrderPlaced → events.\(\*Kafka\).OrderPlaced → events.\(\*Kafka\).publish → kafka.\(\*Writer\).WriteMessages \(ports/events/events.go:26\); it stays if the transaction begun at line 44 rolls back, and is seen before it commits \(queue\)`
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return s.mail.Tell("ann@example.com", "placed") // ok: after the commit
}

// Cancel works in the callback of a wrapper.
func (s *Service) Cancel(ctx context.Context, id int64) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if err := insert(ctx, tx, id); err != nil {
			return err
		}
		return s.tell("ann@example.com") // link "sends mail inside a transaction: s.tell → Mailer.Tell → events.Mail.Tell → smtp.SendMail"
	})
	if err != nil {
		return err
	}
	return s.events.OrderPlaced(ctx, id) // ok: after the commit
}

// Ship starts a goroutine and defers.
func (s *Service) Ship(ctx context.Context, id int64) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		go s.mail.Tell("ann@example.com", "on its way") // link "sends mail in a goroutine started inside a transaction: s.mail.Tell → events.Mail.Tell → smtp.SendMail"
		defer s.events.OrderPlaced(ctx, id)             // link "publishes to a queue inside a transaction: s.events.OrderPlaced"
		return insert(ctx, tx, id)
	})
}

// Alarm calls a method of an interface that has no name.
func (s *Service) Alarm(ctx context.Context, id int64) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if err := s.alarm.Ring("order"); err != nil { // link "sends mail inside a transaction: s.alarm.Ring → events.Bell.Ring → events.Mail.Tell → smtp.SendMail"
			return err
		}
		return insert(ctx, tx, id)
	})
}

// Chime calls methods of an interface that is written in several ways, and of one that has a name.
func (s *Service) Chime(ctx context.Context, id int64) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		for _, b := range s.bells {
			_ = b.Ring("order") // link "sends mail inside a transaction: b.Ring → events.Bell.Ring → events.Mail.Tell → smtp.SendMail"
		}
		if err := s.horn.Ring("order"); err != nil { // link "sends mail inside a transaction: s.horn.Ring → events.Bell.Ring → events.Mail.Tell → smtp.SendMail"
			return err
		}
		return insert(ctx, tx, id)
	})
}

// Drop tells of a failure only.
func (s *Service) Drop(ctx context.Context, id int64) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if err := insert(ctx, tx, id); err != nil {
			_ = s.mail.Tell("admin@example.com", err.Error()) // ok: only on the way to the rollback
			return err
		}
		return nil
	})
}

func (s *Service) tell(to string) error { return s.mail.Tell(to, "cancelled") }

func (s *Service) inTx(ctx context.Context, fn func(tx *sql.Tx) error) error {
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

func insert(ctx context.Context, tx *sql.Tx, id int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO orders (id) VALUES ($1)`, id)
	return err
}
