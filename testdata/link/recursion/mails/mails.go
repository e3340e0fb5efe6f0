// Package mails has the other half of the ring.
package mails

import (
	"net/smtp"

	"example.com/link/recursion/nodes"
)

// Odd calls its neighbour, and sends a mail at the end.
type Odd struct{ Next nodes.Node }

// Visit implements nodes.Node.
func (o *Odd) Visit(n int) error {
	if n == 0 {
		return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, nil)
	}
	return o.Next.Visit(n - 1)
}

// Pong calls its partner.
type Pong struct{ Next nodes.Player }

// Hit implements nodes.Player.
func (p *Pong) Hit(n int) error { return p.Next.Hit(n - 1) }
