package payments

import (
	"context"
	"database/sql"
	"fmt"

	"example.com/shop/store"
	"example.com/shop/webhook"
)

// Vouchers keeps the vouchers that a partner sells and the shop takes.
type Vouchers struct {
	DB      *store.DB
	Partner *webhook.Sender
}

// Redeem spends a part of a voucher and tells the partner, who pays for it.
func (v *Vouchers) Redeem(ctx context.Context, code string, cents int64) error {
	return v.DB.InTxRetry(ctx, func(ctx context.Context, tx *sql.Tx) error {
		var left int64
		const q = `UPDATE vouchers SET cents = cents - $2 WHERE code = $1 AND cents >= $2 RETURNING cents`
		if err := tx.QueryRowContext(ctx, q, code, cents).Scan(&left); err != nil {
			return fmt.Errorf("redeem %s: %w", code, err)
		}
		return v.Partner.Post(ctx, "voucher.redeemed", map[string]any{"code": code, "cents": cents}) // want "makes an HTTP request inside a transaction: v.Partner.Post .*may run more than once"
	})
}

// Void makes a voucher worthless and tells the partner what was left on it.
func (v *Vouchers) Void(ctx context.Context, code string) error {
	var left int64
	err := v.DB.InTxRetry(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT cents FROM vouchers WHERE code = $1 FOR UPDATE`, code).Scan(&left); err != nil {
			return fmt.Errorf("void %s: %w", code, err)
		}
		_, err := tx.ExecContext(ctx, `UPDATE vouchers SET cents = 0 WHERE code = $1`, code)
		return err
	})
	if err != nil {
		return err
	}
	return v.Partner.Post(ctx, "voucher.voided", map[string]any{"code": code, "cents": left}) // ok: once, after the attempt that committed
}
