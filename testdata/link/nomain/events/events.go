// Package events sends mail.
package events

import (
	"context"
	"net/smtp"
)

// Mail implements orders.Publisher.
type Mail struct{ Addr string }

// OrderPlaced sends a mail.
func (m Mail) OrderPlaced(context.Context) error {
	return smtp.SendMail(m.Addr, nil, "shop@example.com", []string{"ann@example.com"}, nil)
}
