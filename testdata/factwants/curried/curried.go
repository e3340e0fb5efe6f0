// Package curried has functions that return functions which run in a transaction.
package curried

import (
	"context"
	"database/sql"
)

// Func is work.
type Func func(ctx context.Context) error

// Manager makes work transactional.
type Manager struct{ DB *sql.DB }

// Transactional is a curried runner.
func (m *Manager) Transactional(fn Func) Func { // want Transactional:`^returns\(result 0: effects\(nestedtx \(\*database/sql\.DB\)\.BeginTx\) runs\(1\)\)$`
	return func(ctx context.Context) error {
		tx, err := m.DB.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if err := fn(context.WithValue(ctx, key{}, tx)); err != nil {
			return err
		}
		return tx.Commit()
	}
}

// Middleware returns a function that makes a runner of its parameter.
func Middleware(db *sql.DB) func(Func) Func { // want Middleware:`^returns\(result 0: made runs\(0\)\)$`
	return func(next Func) Func {
		return func(ctx context.Context) error {
			tx, err := db.BeginTx(ctx, nil)
			if err != nil {
				return err
			}
			defer tx.Rollback()
			if err := next(ctx); err != nil {
				return err
			}
			return tx.Commit()
		}
	}
}

// Checked has the same signature, and opens nothing.
func (m *Manager) Checked(fn Func) Func { // want Checked:`^returns\(result 0: calls\(1\)\)$`
	return func(ctx context.Context) error {
		if err := m.DB.PingContext(ctx); err != nil {
			return err
		}
		return fn(ctx)
	}
}

type key struct{}
