// Package layer1 is the innermost wrapper: the only one that begins and commits.
package layer1

import (
	"context"
	"database/sql"
	"errors"
)

// WithTx calls fn while a transaction is open. Runner: fn, handle 0, not retried.
func WithTx(ctx context.Context, db *sql.DB, fn func(tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := fn(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
