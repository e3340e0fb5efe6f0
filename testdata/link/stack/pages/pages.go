// Package pages has handlers.
package pages

import (
	"net/http"
	"net/smtp"

	"example.com/link/stack/router"
)

// Mail is a handler.
func Mail(*router.Request) error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, nil)
}

// Greet returns a handler.
func Greet(name string) router.Handler {
	return func(r *router.Request) error {
		r.Path = name
		return Mail(r)
	}
}

// Calm writes nothing to anybody.
func Calm(r *router.Request) error {
	_, err := r.Tx.ExecContext(r, `UPDATE orders SET seen = true`)
	return err
}

// Answer is a handler of the standard library.
func Answer(http.ResponseWriter, *http.Request) { _ = Mail(nil) }
