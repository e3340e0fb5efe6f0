// Package layer3 adds a retry loop to layer2.
package layer3

import (
	"context"
	"database/sql"
	"errors"

	"example.com/facts/layers/layer2"
)

// ErrConflict says that another transaction won.
var ErrConflict = errors.New("conflict")

// Retry calls fn while a transaction is open, and again in another one if the
// first was lost. Runner: fn, handle 1, retried.
func Retry(ctx context.Context, s *layer2.Store, fn func(ctx context.Context, tx *sql.Tx) error) error {
	var err error
	for range 3 {
		if err = s.InTx(ctx, fn); !errors.Is(err, ErrConflict) {
			return err
		}
	}
	return err
}
