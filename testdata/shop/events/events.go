// Package events tells other services what happened to an order.
package events

import "context"

// Order is what other services learn about an order.
type Order struct {
	ID       int64  `json:"id"`
	Customer int64  `json:"customer"`
	Status   string `json:"status"`
}

// Publisher sends events.
type Publisher interface {
	OrderConfirmed(ctx context.Context, o Order) error
	OrderCancelled(ctx context.Context, o Order) error
}
