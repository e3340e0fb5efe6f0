// Package opener has functions that begin a transaction and leave it to their
// caller to end it.
package opener

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Begin begins a transaction. Opener: result 0 is the handle, result 1 its error.
func Begin(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable})
	if err != nil {
		return nil, fmt.Errorf("begin: %w", err)
	}
	return tx, nil
}

// Tenant begins a transaction and gives up if it cannot select the tenant. On
// its error results nothing is open. Opener, like Begin.
func Tenant(ctx context.Context, db *sql.DB, tenant string) (*sql.Tx, error) {
	tx, err := Begin(ctx, db)
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, `SELECT set_config('shop.tenant', $1, true)`, tenant); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	return tx, nil
}

// Prepare begins a transaction and returns the two ways to end it. Opener:
// result 0 is the handle, results 1 and 2 close it when called, result 3 is the error.
func Prepare(ctx context.Context, pool *pgxpool.Pool) (
	tx pgx.Tx, commit func(context.Context) error, rollback func(), err error,
) {
	tx, err = pool.Begin(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	commit = func(ctx context.Context) error {
		if err := tx.Commit(ctx); err != nil {
			return fmt.Errorf("commit: %w", err)
		}
		return nil
	}
	rollback = func() {
		_ = tx.Rollback(context.WithoutCancel(ctx)) // after the commit, it does nothing
	}
	return tx, commit, rollback, nil
}
