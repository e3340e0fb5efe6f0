// Package shipping sends parcels out and takes them back.
package shipping

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"example.com/shop/shipping/carrier"
	"example.com/shop/store"
)

// Shipment is a parcel on its way to a customer, or back.
type Shipment struct {
	ID        int64
	OrderID   int64
	Address   string
	Tracking  string
	BookedAt  *time.Time
	Returning bool
}

// Service books shipments.
type Service struct {
	DB      *gorm.DB
	Carrier *carrier.Client
	Depot   string // where parcels come back to
}

// Dispatch books the transport of a shipment.
func (s *Service) Dispatch(ctx context.Context, id int64) error {
	return s.DB.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var sh Shipment
		if err := tx.First(&sh, id).Error; err != nil {
			return fmt.Errorf("shipment %d: %w", id, err)
		}
		tracking, err := s.Carrier.Book(ctx, fmt.Sprint(sh.OrderID), sh.Address) // want "makes an HTTP request inside a transaction: s.Carrier.Book"
		if err != nil {
			return err
		}
		return tx.Model(&sh).Updates(map[string]any{"tracking": tracking, "booked_at": time.Now()}).Error
	})
}

// Return books the way back of an order and marks the order.
func (s *Service) Return(ctx context.Context, order int64) error {
	tracking, err := s.Carrier.Book(ctx, fmt.Sprintf("return-%d", order), s.Depot) // ok: before the transaction
	if err != nil {
		return err
	}
	return store.InGormTx(ctx, s.DB, func(tx *gorm.DB) error {
		now := time.Now()
		back := Shipment{OrderID: order, Address: s.Depot, Tracking: tracking, BookedAt: &now, Returning: true}
		if err := tx.Create(&back).Error; err != nil {
			return fmt.Errorf("return of order %d: %w", order, err)
		}
		return tx.Exec(`UPDATE orders SET status = 'returning' WHERE id = ?`, order).Error
	})
}
