// Package events has implementations of all kinds.
package events

import (
	"net/smtp"

	"example.com/link/values/orders"
)

// Send is a function, no type.
func Send(text string) error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, []byte(text))
}

// Mail sends mail.
type Mail struct{}

// Tell implements orders.Teller.
func (Mail) Tell(text string) error { return Send(text) }

// Many is a list of tellers that is one itself.
type Many []orders.Teller

// Tell implements orders.Teller.
func (m Many) Tell(text string) error {
	for _, t := range m {
		if err := t.Tell(text); err != nil {
			return err
		}
	}
	return nil
}

// Bell rings by mail.
type Bell struct{}

// Ring implements orders.Ringer.
func (Bell) Ring() error { return Send("ring") }

// Deaf does nothing.
type Deaf struct{}

// Tell implements orders.Teller.
func (Deaf) Tell(string) error { return nil }

// Hear implements orders.Hearer.
func (Deaf) Hear() error { return nil }

// Both can do more than it must.
type Both struct{}

// Check implements orders.Checker.
func (Both) Check() error { return nil }

// Flush implements orders.Flusher.
func (Both) Flush() error { return Send("flush") }

// NewNotify returns a function.
func NewNotify(from string) func(text string) error {
	return func(text string) error {
		return smtp.SendMail("mail.example.com:25", nil, from, []string{"ann@example.com"}, []byte(text))
	}
}

// Pair returns two functions, and only the second does something.
func Pair() (quiet, loud func() error) {
	return func() error { return nil }, func() error { return Send("loud") }
}

// Shouter implements orders.Shouter, and a narrower interface with it.
type Shouter struct{}

// Shout implements orders.Shouter.
func (Shouter) Shout() error { return Send("shout") }

// Whisper implements orders.Shouter.
func (Shouter) Whisper() error { return nil }
