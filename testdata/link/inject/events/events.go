// Package events has constructors that return interfaces.
package events

import (
	"net/smtp"

	"example.com/link/inject/orders"
)

type mail struct{ addr string }

// NewPublisher returns a publisher that sends mail.
func NewPublisher() orders.Publisher { return mail{"mail.example.com:25"} }

func (m mail) OrderPlaced() error {
	return smtp.SendMail(m.addr, nil, "shop@example.com", []string{"ann@example.com"}, nil)
}

type nothing struct{}

// NewMailer returns a mailer that sends nothing.
func NewMailer() orders.Mailer { return nothing{} }

func (nothing) Send(string) error { return nil }

// NewLoudMailer returns a mailer that sends mail, which nobody asks for.
func NewLoudMailer() orders.Mailer { return loud{mail{"mail.example.com:25"}} }

type loud struct{ mail }

func (l loud) Send(string) error { return l.OrderPlaced() }
