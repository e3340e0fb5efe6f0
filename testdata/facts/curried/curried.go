// Package curried turns a function into one that runs in a transaction. The
// transaction travels in the context.
package curried

import (
	"context"
	"database/sql"
	"errors"
)

// Func is work that finds its transaction in the context.
type Func func(ctx context.Context) error

// Manager makes functions transactional.
type Manager struct{ db *sql.DB }

// New returns a manager over db.
func New(db *sql.DB) *Manager { return &Manager{db: db} }

// WithTransaction returns a function that begins, calls fn and commits. Runner,
// but not at once: fn is called inside when the result is called.
func (m *Manager) WithTransaction(fn Func) Func {
	return func(ctx context.Context) error {
		tx, err := m.db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		if err := fn(context.WithValue(ctx, key{}, tx)); err != nil {
			return errors.Join(err, tx.Rollback())
		}
		return tx.Commit()
	}
}

// Checked returns a function that calls fn only if the database answers. It has
// the signature of WithTransaction and opens nothing.
func (m *Manager) Checked(fn Func) Func {
	return func(ctx context.Context) error {
		if err := m.db.PingContext(ctx); err != nil {
			return err
		}
		return fn(ctx)
	}
}

// Exec runs a statement in the transaction of ctx.
func Exec(ctx context.Context, query string, args ...any) error {
	tx, ok := ctx.Value(key{}).(*sql.Tx)
	if !ok {
		return errors.New("no transaction")
	}
	_, err := tx.ExecContext(ctx, query, args...)
	return err
}

type key struct{}
