// Package users keeps the accounts of customers.
package users

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"log/slog"

	"example.com/shop/mail"
	"example.com/shop/outbox"
	"example.com/shop/store"
)

// Service manages accounts.
type Service struct {
	DB     *store.DB
	Mailer *mail.Mailer
}

// ResetPassword sends a link that sets another password.
func (s *Service) ResetPassword(ctx context.Context, email string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		token := rand.Text()
		if _, err := tx.ExecContext(ctx, `UPDATE users SET reset = $2 WHERE email = $1`, email, token); err != nil {
			return fmt.Errorf("reset password: %w", err)
		}
		return s.Mailer.Deliver(email, "Your password", "https://shop.example.com/reset/"+token) // want "sends mail inside a transaction: s.Mailer.Deliver .*smtp.SendMail"
	})
}

// ChangeEmail moves an account to another address and tells the old one.
func (s *Service) ChangeEmail(ctx context.Context, id int64, email string) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		var old string
		if err := tx.QueryRowContext(ctx, `SELECT email FROM users WHERE id = $1 FOR UPDATE`, id).Scan(&old); err != nil {
			return fmt.Errorf("change address: %w", err)
		}
		if _, err := tx.ExecContext(ctx, `UPDATE users SET email = $2 WHERE id = $1`, id, email); err != nil {
			return fmt.Errorf("change address: %w", err)
		}
		return outbox.QueueEmail(ctx, tx, old, "Your address", "Your account moved to "+email) // ok: a row of this transaction
	})
}

// Close ends an account and says goodbye.
func (s *Service) Close(ctx context.Context, id int64) (err error) {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("close account: %w", err)
	}
	defer store.Finish(tx, &err)

	var email string
	const q = `UPDATE users SET closed_at = now() WHERE id = $1 RETURNING email`
	if err := tx.QueryRowContext(ctx, q, id).Scan(&email); err != nil {
		return fmt.Errorf("close account: %w", err)
	}
	defer s.tell(email, "Your account is closed.") // want "sends mail inside a transaction: s.tell .*smtp.SendMail"

	_, err = tx.ExecContext(ctx, `DELETE FROM sessions WHERE user_id = $1`, id)
	return err
}

// Suspend locks an account and tells its owner.
func (s *Service) Suspend(ctx context.Context, id int64) (err error) {
	var email string
	defer func() {
		if err == nil {
			s.tell(email, "Your account is suspended.") // ok: deferred before Finish, so it runs after it
		}
	}()
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("suspend account: %w", err)
	}
	defer store.Finish(tx, &err)

	const q = `UPDATE users SET suspended_at = now() WHERE id = $1 RETURNING email`
	if err := tx.QueryRowContext(ctx, q, id).Scan(&email); err != nil {
		return fmt.Errorf("suspend account: %w", err)
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM sessions WHERE user_id = $1`, id)
	return err
}

// Rename changes the name of a customer.
func (s *Service) Rename(ctx context.Context, id int64, name string) error {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("rename: %w", err)
	}
	var email string
	const q = `UPDATE users SET name = $2 WHERE id = $1 RETURNING email`
	err = tx.QueryRowContext(ctx, q, id, name).Scan(&email)
	store.Finish(tx, &err)
	if err != nil {
		return fmt.Errorf("rename: %w", err)
	}
	s.tell(email, "We call you "+name+" from now on.") // ok: Finish has committed
	return nil
}

func (s *Service) tell(email, text string) {
	if err := s.Mailer.Deliver(email, "Your account", text); err != nil {
		slog.Warn("customer not told", "error", err)
	}
}
