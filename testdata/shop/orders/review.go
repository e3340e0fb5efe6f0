package orders

import (
	"context"
	"database/sql"
	"fmt"

	"example.com/shop/events"
)

// Review hands an order to the risk department and holds it until they answer.
func (s *Service) Review(ctx context.Context, id int64) error {
	return s.withOrder(ctx, id, func(ctx context.Context, tx *sql.Tx, o events.Order) error {
		if err := s.report(ctx, tx, o); err != nil { // ok: report has the transaction and answers for itself
			return err
		}
		return s.notifyAudit(ctx, tx, o) // ok: the name says notify, the body writes a row
	})
}

// report sends the order to the risk department, with what its customer ordered before.
func (s *Service) report(ctx context.Context, tx *sql.Tx, o events.Order) error {
	var before int
	const q = `SELECT count(*) FROM orders WHERE customer = $1 AND id <> $2`
	if err := tx.QueryRowContext(ctx, q, o.Customer, o.ID).Scan(&before); err != nil {
		return fmt.Errorf("history of customer %d: %w", o.Customer, err)
	}
	return s.Fraud.Post(ctx, "order.review", map[string]any{"order": o, "before": before}) // want "makes an HTTP request inside a transaction: s.Fraud.Post"
}

// notifyAudit leaves a trace for the auditors.
func (s *Service) notifyAudit(ctx context.Context, tx *sql.Tx, o events.Order) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO audit (order_id, event) VALUES ($1, 'review')`, o.ID); err != nil {
		return fmt.Errorf("audit order %d: %w", o.ID, err)
	}
	return setStatus(ctx, tx, &o, "in review")
}
