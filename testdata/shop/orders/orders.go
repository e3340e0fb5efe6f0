// Package orders takes orders and follows them to their end.
package orders

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"

	"example.com/shop/events"
	"example.com/shop/store"
	"example.com/shop/webhook"
)

// Service is the order desk.
type Service struct {
	DB     *store.DB
	Events events.Publisher
	Alerts *webhook.Sender // the people who buy stock
	Fraud  *webhook.Sender // the risk department
	Log    *slog.Logger
}

// Line is one product of an order.
type Line struct {
	Product  int64 `json:"product"`
	Quantity int   `json:"quantity"`
}

// Place stores an order and takes its products from stock.
func (s *Service) Place(ctx context.Context, customer int64, lines []Line) (int64, error) {
	var id int64
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		const insert = `INSERT INTO orders (customer, status) VALUES ($1, 'placed') RETURNING id`
		if err := tx.QueryRowContext(ctx, insert, customer).Scan(&id); err != nil {
			return fmt.Errorf("place order: %w", err)
		}
		s.Log.InfoContext(ctx, "placing order", "order", id, "lines", len(lines)) // ok: a log line is no effect
		for _, l := range lines {
			taken, err := take(ctx, tx, l)
			if err != nil {
				return err
			}
			if !taken {
				_ = s.Alerts.Post(ctx, "stock.missing", l) // ok: only on the way to the rollback, which it is about
				return fmt.Errorf("place order: product %d is out of stock", l.Product)
			}
		}
		return nil
	})
	return id, err
}

// take moves products from stock to the order, if there are enough of them.
func take(ctx context.Context, tx *sql.Tx, l Line) (bool, error) {
	const q = `UPDATE stock SET quantity = quantity - $2 WHERE product = $1 AND quantity >= $2`
	res, err := tx.ExecContext(ctx, q, l.Product, l.Quantity)
	if err != nil {
		return false, fmt.Errorf("take product %d: %w", l.Product, err)
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// Confirm accepts an order and tells the other services.
func (s *Service) Confirm(ctx context.Context, id int64) error {
	return s.withOrder(ctx, id, func(ctx context.Context, tx *sql.Tx, o events.Order) error {
		if err := setStatus(ctx, tx, &o, "confirmed"); err != nil {
			return err
		}
		return s.Events.OrderConfirmed(ctx, o) // want "publishes to a queue inside a transaction: s.Events.OrderConfirmed .*WriteMessages"
	})
}

// Cancel calls an order off and tells the other services.
func (s *Service) Cancel(ctx context.Context, id int64) error {
	var cancelled events.Order
	err := s.withOrder(ctx, id, func(ctx context.Context, tx *sql.Tx, o events.Order) error {
		if err := setStatus(ctx, tx, &o, "cancelled"); err != nil {
			return err
		}
		cancelled = o
		return nil
	})
	if err != nil {
		return err
	}
	return s.Events.OrderCancelled(ctx, cancelled) // ok: noted inside, published after the commit
}

// withOrder runs fn in a transaction that has locked the order.
func (s *Service) withOrder(
	ctx context.Context, id int64, fn func(ctx context.Context, tx *sql.Tx, o events.Order) error,
) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		o := events.Order{ID: id}
		const q = `SELECT customer, status FROM orders WHERE id = $1 FOR UPDATE`
		if err := tx.QueryRowContext(ctx, q, id).Scan(&o.Customer, &o.Status); err != nil {
			return fmt.Errorf("lock order %d: %w", id, err)
		}
		return fn(ctx, tx, o)
	})
}

func setStatus(ctx context.Context, tx *sql.Tx, o *events.Order, status string) error {
	if _, err := tx.ExecContext(ctx, `UPDATE orders SET status = $2 WHERE id = $1`, o.ID, status); err != nil {
		return fmt.Errorf("order %d: %w", o.ID, err)
	}
	o.Status = status
	return nil
}
