// Package nodes has nodes that call each other through interfaces.
package nodes

import (
	"context"
	"database/sql"
)

// Node is called by its neighbour.
type Node interface{ Visit(n int) error }

// Player plays with another player.
type Player interface{ Hit(n int) error }

// Even calls its neighbour.
type Even struct{ Next Node }

// Visit implements Node.
func (e *Even) Visit(n int) error {
	if n == 0 {
		return nil
	}
	return e.Next.Visit(n - 1)
}

// Ping calls its partner.
type Ping struct{ Next Player }

// Hit implements Player.
func (p *Ping) Hit(n int) error {
	if n == 0 {
		return nil
	}
	return p.Next.Hit(n - 1)
}

// Service walks.
type Service struct {
	DB    *sql.DB
	Node  Node
	Quiet Player
}

// Walk reaches a mail on the way around.
func (s *Service) Walk(ctx context.Context, n int) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.Node.Visit(n) // link `sends mail inside a transaction: s.Node.Visit → .*mails.\(\*Odd\).Visit → smtp.SendMail`
	})
}

// Rest goes around and around, and nothing happens.
func (s *Service) Rest(ctx context.Context, n int) error {
	return s.inTx(ctx, func(*sql.Tx) error {
		return s.Quiet.Hit(n) // ok: neither of the two does anything
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
