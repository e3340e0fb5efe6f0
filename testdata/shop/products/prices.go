package products

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/redis/go-redis/v9"

	"example.com/shop/store"
)

// Prices keeps what products cost, with a cache in front.
type Prices struct {
	DB    *store.DB
	Cache *redis.Client
}

// Set changes the price of a product.
func (p *Prices) Set(ctx context.Context, product, cents int64) error {
	return p.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE prices SET cents = $2 WHERE product = $1`, product, cents); err != nil {
			return fmt.Errorf("price of %d: %w", product, err)
		}
		if err := p.Cache.Del(ctx, key(product)).Err(); err != nil { // want "writes to a cache inside a transaction: p.Cache.Del"
			return fmt.Errorf("forget price of %d: %w", product, err)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO price_history (product, cents) VALUES ($1, $2)`, product, cents)
		return err
	})
}

// Clear takes the price of a product away, so that nobody can buy it.
func (p *Prices) Clear(ctx context.Context, product int64) error {
	err := p.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM discounts WHERE product = $1`, product); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM prices WHERE product = $1`, product)
		return err
	})
	if err != nil {
		return fmt.Errorf("clear price of %d: %w", product, err)
	}
	return p.Cache.Del(ctx, key(product)).Err() // ok: nobody can fill the cache with the old price again
}

func key(product int64) string { return fmt.Sprintf("price:%d", product) }
