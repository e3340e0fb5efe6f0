// Package events has an adapter that does nothing and one that sends mail.
package events

import (
	"context"
	"net/smtp"
	"strconv"

	"example.com/link/noop/orders"
)

// A declaration that says no more than that types fit wires nothing.
var (
	_ orders.Publisher = (*Mail)(nil)
	_ orders.Publisher = Noop{}
)

// Noop publishes nothing.
type Noop struct{}

// OrderPlaced implements orders.Publisher.
func (Noop) OrderPlaced(context.Context, int64) error { return nil }

// Mail sends a mail for each event.
type Mail struct{ addr string }

// OrderPlaced implements orders.Publisher.
func (m *Mail) OrderPlaced(_ context.Context, id int64) error {
	return smtp.SendMail(m.addr, nil, "shop@example.com", []string{"ann@example.com"}, strconv.AppendInt(nil, id, 10))
}

// NewMail is called by no one.
func NewMail(addr string) orders.Publisher { return &Mail{addr: addr} }
