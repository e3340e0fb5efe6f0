// Package wire is the bottom.
package wire

import "net/smtp"

// SMTP implements channels.Transport.
type SMTP struct{ Addr string }

// Move sends a mail.
func (s SMTP) Move(b []byte) error {
	return smtp.SendMail(s.Addr, nil, "shop@example.com", []string{"ann@example.com"}, b)
}
