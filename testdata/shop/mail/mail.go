// Package mail sends mail to customers.
package mail

import (
	"fmt"
	"net/smtp"
)

// send is a variable so that tests can look at a mail instead of sending it.
var send = smtp.SendMail

// Mailer sends through one relay.
type Mailer struct {
	Relay string
	From  string
}

// Deliver sends one mail.
func (m *Mailer) Deliver(to, subject, body string) error {
	msg := fmt.Appendf(nil, "From: %s\r\nTo: %s\r\nSubject: %s\r\n\r\n%s\r\n", m.From, to, subject, body)
	if err := send(m.Relay, nil, m.From, []string{to}, msg); err != nil {
		return fmt.Errorf("mail %q: %w", subject, err)
	}
	return nil
}
