// Package mails sends mail.
package mails

import "net/smtp"

// Sender sends mail.
type Sender struct{}

// Send implements repo.Mailer.
func (Sender) Send(to string) error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{to}, nil)
}
