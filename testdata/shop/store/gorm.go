package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"
)

// InGormTx runs fn in a gorm transaction that does not wait long for locks.
func InGormTx(ctx context.Context, db *gorm.DB, fn func(tx *gorm.DB) error) error {
	return db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("SET LOCAL lock_timeout = '2s'").Error; err != nil {
			return fmt.Errorf("lock timeout: %w", err)
		}
		return fn(tx)
	})
}
