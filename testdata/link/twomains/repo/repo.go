// Package repo is handed a transaction in one program, and the pool in the other.
package repo

import (
	"context"
	"database/sql"
)

// Mailer sends mail.
type Mailer interface{ Send(to string) error }

// Execer is a transaction or a pool.
type Execer interface {
	ExecContext(ctx context.Context, q string, args ...any) (sql.Result, error)
}

// Repo stores rows.
type Repo struct{ mail Mailer }

// New returns a repository.
func New(m Mailer) *Repo { return &Repo{mail: m} }

// Ship sends mail.
func (r *Repo) Ship(ctx context.Context, db Execer) error {
	if _, err := db.ExecContext(ctx, `UPDATE orders SET shipped = true`); err != nil {
		return err
	}
	return r.mail.Send("ann@example.com") // link `sends mail inside a transaction: r.mail.Send → .*; it stays if the transaction begun at twomains/shipping/shipping.go:13 rolls back, as wired in twomains/cmd/api \(mail\)`
}

// Remind sends mail. Who calls it in a transaction is called by nobody.
func (r *Repo) Remind(ctx context.Context, db Execer) error {
	if _, err := db.ExecContext(ctx, `UPDATE orders SET reminded = true`); err != nil {
		return err
	}
	return r.mail.Send("ann@example.com") // ok: no program gets here with a transaction
}
