// Package fulfilment gives the warehouse its work, as jobs of a queue that
// lives in the shop's own database.
package fulfilment

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"

	"example.com/shop/store"
)

// PickArgs asks for the products of an order.
type PickArgs struct{ Order int64 }

// Kind implements river.JobArgs.
func (PickArgs) Kind() string { return "pick" }

// PackArgs asks for the parcel of an order.
type PackArgs struct{ Order int64 }

// Kind implements river.JobArgs.
func (PackArgs) Kind() string { return "pack" }

// Service plans the work.
type Service struct {
	Pool *pgxpool.Pool
	Jobs *river.Client[pgx.Tx]
}

// Pick sends someone to collect an order.
func (s *Service) Pick(ctx context.Context, order int64) error {
	return store.InSerializable(ctx, s.Pool, func(tx pgx.Tx) error {
		if err := advance(ctx, tx, order, "picking"); err != nil {
			return err
		}
		_, err := s.Jobs.Insert(ctx, PickArgs{Order: order}, nil) // want "publishes to a queue inside a transaction: s.Jobs.Insert"
		return err
	})
}

// Pack sends someone to pack an order.
func (s *Service) Pack(ctx context.Context, order int64) error {
	return store.InSerializable(ctx, s.Pool, func(tx pgx.Tx) error {
		if err := advance(ctx, tx, order, "packing"); err != nil {
			return err
		}
		_, err := s.Jobs.InsertTx(ctx, tx, PackArgs{Order: order}, nil) // ok: the job is a row of this transaction
		return err
	})
}

func advance(ctx context.Context, tx pgx.Tx, order int64, status string) error {
	if _, err := tx.Exec(ctx, `UPDATE orders SET status = $2 WHERE id = $1`, order, status); err != nil {
		return fmt.Errorf("order %d: %w", order, err)
	}
	return nil
}
