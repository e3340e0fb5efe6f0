package store

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

const (
	attempts             = 4
	serializationFailure = "40001"
)

// InTxRetry is InTx for rows that many write at once: a transaction that lost
// against another one starts over, and fn with it.
func (db *DB) InTxRetry(ctx context.Context, fn TxFunc) error {
	for n := 1; ; n++ {
		err := db.InTx(ctx, fn)
		lost, ok := errors.AsType[*pgconn.PgError](err)
		if !ok || lost.Code != serializationFailure || n == attempts {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(n) * 20 * time.Millisecond):
		}
	}
}
