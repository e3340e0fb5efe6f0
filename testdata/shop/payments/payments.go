// Package payments moves money.
package payments

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stripe/stripe-go/v82"
)

// Service charges and refunds cards.
type Service struct {
	Pool   *pgxpool.Pool
	Stripe *stripe.Client
}

// Capture takes the money that was reserved for an order.
func (s *Service) Capture(ctx context.Context, order int64) error {
	return pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		var intent string
		const q = `SELECT intent FROM payments WHERE order_id = $1 AND captured_at IS NULL FOR UPDATE`
		if err := tx.QueryRow(ctx, q, order).Scan(&intent); err != nil {
			return fmt.Errorf("payment of order %d: %w", order, err)
		}
		if _, err := s.Stripe.V1PaymentIntents.Capture(ctx, intent, nil); err != nil { // want "calls a payment provider inside a transaction: s.Stripe.V1PaymentIntents.Capture"
			return fmt.Errorf("capture %s: %w", intent, err)
		}
		_, err := tx.Exec(ctx, `UPDATE payments SET captured_at = now() WHERE order_id = $1`, order)
		return err
	})
}

// Refund gives back the money of an order. It can be repeated: the idempotency
// key sees to it that the customer is paid once.
func (s *Service) Refund(ctx context.Context, order int64, intent string) error {
	params := &stripe.RefundCreateParams{PaymentIntent: &intent}
	params.SetIdempotencyKey(fmt.Sprintf("refund-order-%d", order))
	refund, err := s.Stripe.V1Refunds.Create(ctx, params) // ok: before the transaction, with an idempotency key
	if err != nil {
		return fmt.Errorf("refund %s: %w", intent, err)
	}
	return pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		const q = `UPDATE payments SET refund = $2, refunded_at = now() WHERE order_id = $1`
		if _, err := tx.Exec(ctx, q, order, refund.ID); err != nil {
			return fmt.Errorf("refund of order %d: %w", order, err)
		}
		_, err := tx.Exec(ctx, `UPDATE orders SET status = 'refunded' WHERE id = $1`, order)
		return err
	})
}
