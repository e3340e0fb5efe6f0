// Package mails has handlers.
package mails

import (
	"log"
	"net/http"
	"net/smtp"

	"example.com/link/hooks/app"
)

// Register adds the handlers.
func Register(a *app.App) {
	a.OnSaved().Add(func(o *app.Order) error {
		log.Print(o.ID)
		return send()
	})
	a.OnStarted().Add(func(s *app.Started) error {
		log.Print(s.Addr)
		return nil
	})
	a.OnStopped().Add(func(*app.Stopped) error { return send() })
	a.OnRefund().On("paid", Refund)
	a.OnRefund().All(func(app.Refund) error {
		_, err := http.Get("https://ledger.example.com")
		return err
	})
	a.OnBoot().On("up", func(app.Started) error { return send() })
	a.OnBoot().All(func(app.Started) error { return nil })
}

// Refund sends mail.
func Refund(app.Refund) error { return smtp.SendMail("localhost:25", nil, "a@b.c", nil, nil) }

func send() error { return smtp.SendMail("localhost:25", nil, "a@b.c", nil, nil) }
