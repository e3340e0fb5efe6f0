// Package reports sends figures to the accountants.
package reports

import (
	"context"
	"database/sql"
	"fmt"

	"example.com/shop/store"
	"example.com/shop/webhook"
)

// Service computes reports.
type Service struct {
	DB         *store.DB
	Accounting *webhook.Sender
}

// Turnover sends the turnover of a country and how much of it was given back,
// both from one snapshot.
func (s *Service) Turnover(ctx context.Context, country string) error {
	tx, err := s.DB.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return fmt.Errorf("turnover: %w", err)
	}
	defer tx.Rollback()

	var sold, returned int64
	const sales, refunds = `SELECT coalesce(sum(cents), 0) FROM sales WHERE country = $1`,
		`SELECT coalesce(sum(cents), 0) FROM refunds WHERE country = $1`
	if err := tx.QueryRowContext(ctx, sales, country).Scan(&sold); err != nil {
		return fmt.Errorf("turnover of %s: %w", country, err)
	}
	if err := tx.QueryRowContext(ctx, refunds, country).Scan(&returned); err != nil {
		return fmt.Errorf("refunds in %s: %w", country, err)
	}
	figures := map[string]any{"country": country, "sold": sold, "returned": returned}
	return s.Accounting.Post(ctx, "turnover", figures) // ok: the transaction only reads: no rollback can belie the figures
}
