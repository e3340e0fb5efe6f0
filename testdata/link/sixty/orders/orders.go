// Package orders has rules, and does not know them.
package orders

import (
	"context"
	"database/sql"
)

// Rule is implemented 60 times.
type Rule interface {
	Apply(ctx context.Context, id int64) error
}

// Calm is implemented twice, by types that are rules as well.
type Calm interface{ Settle(id int64) error }

// Service applies rules.
type Service struct {
	DB    *sql.DB
	Rules []Rule
	Calm  []Calm
}

// Check applies all rules: one sends a mail, one posts, the others do nothing.
func (s *Service) Check(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		for _, r := range s.Rules {
			if err := r.Apply(ctx, 1); err != nil { // link `sends mail inside a transaction: r.Apply → rules.Rule07.Apply → smtp.SendMail \(sixty/rules/rules.go:\d+\) and 1 more`
				return err
			}
		}
		return nil
	})
}

// Settle calls the calm ones.
func (s *Service) Settle(ctx context.Context) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		for _, c := range s.Calm {
			if err := c.Settle(1); err != nil { // ok: Rule07 is no Calm that main wires
				return err
			}
		}
		return nil
	})
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
