// Package hooks puts effects off until the transaction of the context has
// committed.
package hooks

import (
	"context"
	"database/sql"
	"errors"
)

// InTx calls fn while a transaction is open, and what it put off afterwards.
// Runner: fn, handle 1; the hooks are called outside.
func InTx(ctx context.Context, db *sql.DB, fn func(ctx context.Context, tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	q := new(queue)
	if err := fn(context.WithValue(ctx, key{}, q), tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	for _, hook := range q.hooks {
		hook(ctx)
	}
	return nil
}

// AfterCommit keeps hook until the transaction of ctx has committed. If ctx has
// none it calls hook at once. Never inside: it stores hook, or no transaction is open.
func AfterCommit(ctx context.Context, hook func(ctx context.Context)) {
	if q, ok := ctx.Value(key{}).(*queue); ok {
		q.hooks = append(q.hooks, hook)
		return
	}
	hook(ctx)
}

// Now calls hook at once, whatever ctx has. The twin of AfterCommit that is none.
func Now(ctx context.Context, hook func(ctx context.Context)) { hook(ctx) }

type (
	key   struct{}
	queue struct{ hooks []func(ctx context.Context) }
)
