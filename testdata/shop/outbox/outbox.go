// Package outbox keeps mail in a table until the transaction that asked for it
// has committed.
package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"example.com/shop/mail"
	"example.com/shop/store"
)

// QueueEmail stores a mail in the transaction; Relay sends it.
func QueueEmail(ctx context.Context, tx *sql.Tx, to, subject, body string) error {
	const q = `INSERT INTO outbox (recipient, subject, body) VALUES ($1, $2, $3)`
	if _, err := tx.ExecContext(ctx, q, to, subject, body); err != nil {
		return fmt.Errorf("queue mail: %w", err)
	}
	return nil
}

// Relay sends the mail that is due.
type Relay struct {
	DB     *store.DB
	Mailer *mail.Mailer
}

// Run sends what is due, every second, until the context ends.
func (r *Relay) Run(ctx context.Context) {
	for ctx.Err() == nil {
		if err := r.drain(ctx); err != nil {
			slog.ErrorContext(ctx, "outbox", "error", err)
		}
		time.Sleep(time.Second)
	}
}

// drain sends until nothing is due. A mail whose sending fails is due again when
// its lease is over.
func (r *Relay) drain(ctx context.Context) error {
	const lease = `UPDATE outbox SET leased_until = now() + interval '1 minute'
		WHERE id = (SELECT id FROM outbox WHERE leased_until < now() ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
		RETURNING id, recipient, subject, body`
	for {
		tx, err := r.DB.BeginTx(ctx, nil)
		if err != nil {
			return fmt.Errorf("begin: %w", err)
		}
		var id int64
		var to, subject, body string
		err = tx.QueryRowContext(ctx, lease).Scan(&id, &to, &subject, &body)
		if errors.Is(err, sql.ErrNoRows) {
			return tx.Rollback()
		}
		if err != nil {
			return errors.Join(fmt.Errorf("lease: %w", err), tx.Rollback())
		}
		if err := tx.Commit(); err != nil {
			return fmt.Errorf("lease: %w", err)
		}
		if err := r.Mailer.Deliver(to, subject, body); err != nil { // ok: this turn has committed, the next has not begun
			return err
		}
		if _, err := r.DB.ExecContext(ctx, `DELETE FROM outbox WHERE id = $1`, id); err != nil {
			return fmt.Errorf("forget: %w", err)
		}
	}
}
