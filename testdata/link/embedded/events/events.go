// Package events promotes methods.
package events

import (
	"net/smtp"

	"example.com/link/embedded/orders"
)

// Mail sends mail.
type Mail struct{ Addr string }

// Publish implements orders.Publisher.
func (m *Mail) Publish(text string) error {
	return smtp.SendMail(m.Addr, nil, "shop@example.com", []string{"ann@example.com"}, []byte(text))
}

// Close implements orders.Bus.
func (m *Mail) Close() error { return nil }

// Metered has Publish from the interface that it embeds.
type Metered struct {
	orders.Bus
	n int
}

// NewMetered counts nothing so far.
func NewMetered(b orders.Bus) *Metered { return &Metered{Bus: b} }

// Fast has all methods from the struct that it embeds.
type Fast struct{ *Mail }

// Horn publishes as whom it embeds.
type Horn struct{ Publisher }

// Publisher is what a horn embeds.
type Publisher interface{ Publish(text string) error }

// Shout does nothing.
func (Horn) Shout() {}

// List is a plug.
type List struct{}

// List sends a mail.
func (List) List() error {
	return smtp.SendMail("list.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, nil)
}

// Muted hides the method of the struct that it embeds.
type Muted struct{ *Mail }

// Publish implements orders.Hushed.
func (Muted) Publish(string) error { return nil }

// Hush implements orders.Hushed.
func (Muted) Hush() {}
