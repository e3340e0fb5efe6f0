// Package orders is made by a container.
package orders

import (
	"context"
	"database/sql"
	"log"
)

// Publisher tells other services.
type Publisher interface{ OrderPlaced() error }

// Mailer sends mail.
type Mailer interface{ Send(to string) error }

// Service takes orders.
type Service struct {
	db     *sql.DB
	events Publisher
	mailer Mailer
}

// New returns a service.
func New(db *sql.DB, events Publisher, mailer Mailer) *Service {
	return &Service{db: db, events: events, mailer: mailer}
}

// Run is called by the container.
func Run(s *Service) {
	if err := s.Place(context.Background()); err != nil {
		log.Print(err)
	}
}

// Place publishes before it commits.
func (s *Service) Place(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.mailer.Send("ann@example.com"); err != nil { // ok: the container makes one that sends nothing
		return err
	}
	if err := s.events.OrderPlaced(); err != nil { // link "sends mail inside a transaction: s.events.OrderPlaced → events.mail.OrderPlaced → smtp.SendMail"
		return err
	}
	return tx.Commit()
}
