// Package eventstest tests adapters; its files are not called _test.go.
package eventstest

import (
	"context"
	"database/sql"
	"net/smtp"
	"testing"

	"example.com/link/noop/events"
	"example.com/link/noop/orders"
)

// Run sends mail inside a transaction, and wires what sends it.
func Run(t *testing.T, db *sql.DB) {
	s := &orders.Service{DB: db, Events: &events.Mail{}}
	t.Run("place", func(t *testing.T) {
		tx, err := db.BeginTx(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
		if err := s.Place(context.Background(), 1); err != nil {
			t.Fatal(err)
		}
		ring(t)
		if err := smtp.SendMail("mail.example.com:25", nil, "shop@example.com", nil, nil); err != nil { // ok: only tests come here
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	})
}

func ring(t testing.TB) {
	if err := smtp.SendMail("mail.example.com:25", nil, "shop@example.com", nil, nil); err != nil {
		t.Fatal(err)
	}
}
