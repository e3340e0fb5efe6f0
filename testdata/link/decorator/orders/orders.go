// Package orders publishes to something that wraps something that publishes.
package orders

import (
	"context"
	"database/sql"
)

// Publisher tells other services.
type Publisher interface {
	OrderPlaced(ctx context.Context, id int64) error
}

// Auditor notes what happens.
type Auditor interface{ Note(text string) error }

// Service takes orders.
type Service struct {
	DB     *sql.DB
	Events Publisher
	Audit  Auditor
}

// Place publishes before it commits.
func (s *Service) Place(ctx context.Context, id int64) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.Audit.Note("placed"); err != nil { // ok: the layer lies around nothing
		return err
	}
	if err := s.Events.OrderPlaced(ctx, id); err != nil { // link `publishes to a queue inside a transaction: s.Events.OrderPlaced → events.\(\*Kafka\).OrderPlaced → kafka.\(\*Writer\).WriteMessages`
		return err
	}
	return tx.Commit()
}
