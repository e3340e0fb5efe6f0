// Package inventory counts what lies in the warehouses.
package inventory

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"

	"golang.org/x/sync/errgroup"

	"example.com/shop/mail"
	"example.com/shop/store"
	"example.com/shop/webhook"
)

// Service keeps the stock of all warehouses.
type Service struct {
	DB         *store.DB
	Mailer     *mail.Mailer
	Warehouses map[string]*webhook.Sender
	Buyer      string // the mail address of the buyer
}

// Restock adds what came in and tells the buyer.
func (s *Service) Restock(ctx context.Context, product int64, n int) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := move(ctx, tx, product, n); err != nil {
			return err
		}
		go s.tellBuyer(product, n) // want "sends mail in a goroutine started inside a transaction: s.tellBuyer .*smtp.SendMail"
		return nil
	})
}

// WriteOff takes away what broke and tells the buyer.
func (s *Service) WriteOff(ctx context.Context, product int64, n int) error {
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return move(ctx, tx, product, -n)
	})
	if err != nil {
		return err
	}
	go s.tellBuyer(product, -n) // ok: started after the commit
	return nil
}

// Freeze stops all sales of a product, in the database and in the warehouses.
func (s *Service) Freeze(ctx context.Context, product int64) error {
	return s.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE stock SET frozen = true WHERE product = $1`, product); err != nil {
			return fmt.Errorf("freeze %d: %w", product, err)
		}
		g, ctx := errgroup.WithContext(ctx)
		for _, w := range s.Warehouses {
			g.Go(func() error {
				return w.Post(ctx, "stock.frozen", product) // want "makes an HTTP request in a goroutine started inside a transaction: w.Post"
			})
		}
		return g.Wait()
	})
}

// Thaw sells a product again.
func (s *Service) Thaw(ctx context.Context, product int64) error {
	err := s.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE stock SET frozen = false WHERE product = $1`, product)
		return err
	})
	if err != nil {
		return fmt.Errorf("thaw %d: %w", product, err)
	}
	g, ctx := errgroup.WithContext(ctx)
	for _, w := range s.Warehouses {
		g.Go(func() error {
			return w.Post(ctx, "stock.thawed", product) // ok: the group starts after the commit
		})
	}
	return g.Wait()
}

func (s *Service) tellBuyer(product int64, n int) {
	body := fmt.Sprintf("The stock of product %d changed by %d.", product, n)
	if err := s.Mailer.Deliver(s.Buyer, "Stock", body); err != nil {
		slog.Warn("buyer not told", "product", product, "error", err)
	}
}

func move(ctx context.Context, tx *sql.Tx, product int64, n int) error {
	if _, err := tx.ExecContext(ctx, `UPDATE stock SET quantity = quantity + $2 WHERE product = $1`, product, n); err != nil {
		return fmt.Errorf("stock of %d: %w", product, err)
	}
	return nil
}
