// Package web has handlers.
package web

import (
	"fmt"
	"net/http"
	"net/smtp"

	"example.com/link/middleware/txn"
)

// Orders runs inside the transaction of the middleware.
func Orders(w http.ResponseWriter, r *http.Request) {
	if _, err := txn.From(r.Context()).ExecContext(r.Context(), `INSERT INTO orders VALUES (1)`); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	Mail()
}

// Plain runs outside.
func Plain(http.ResponseWriter, *http.Request) { Mail() } // ok: no transaction

// Quiet runs inside.
func Quiet(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "quiet") }

// Mail sends mail.
func Mail() {
	_ = smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, nil)
}
