// Package orders is part of two programs.
package orders

import (
	"context"
	"database/sql"
)

// Publisher tells other services.
type Publisher interface {
	OrderPlaced(ctx context.Context) error
}

// Mailer sends mail.
type Mailer interface{ Send(to string) error }

// Service takes orders.
type Service struct {
	DB     *sql.DB
	Events Publisher
	Mail   Mailer
}

// Place publishes in one of the programs, and sends mail in both.
func (s *Service) Place(ctx context.Context) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.Events.OrderPlaced(ctx); err != nil { // link `publishes to a queue inside a transaction: s.Events.OrderPlaced → events.\(\*Kafka\).OrderPlaced → kafka.\(\*Writer\).WriteMessages \(twomains/events/events.go:19\); .*, as wired in twomains/cmd/api \(queue\)`
		return err
	}
	if err := s.Mail.Send("ann@example.com"); err != nil { // link `sends mail inside a transaction: s.Mail.Send → events.Mail.Send → smtp.SendMail \(twomains/events/events.go:33\); it stays if the transaction begun at line 26 rolls back \(mail\)`
		return err
	}
	return tx.Commit()
}
