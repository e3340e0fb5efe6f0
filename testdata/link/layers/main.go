// Command layers wires three layers of interfaces.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/layers/channels"
	"example.com/link/layers/notify"
	"example.com/link/layers/orders"
	"example.com/link/layers/wire"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	loud := &notify.Service{Channel: &channels.Letter{Transport: wire.SMTP{Addr: "mail.example.com:25"}}}
	s := &orders.Service{DB: db, Notifier: loud, Journal: notify.Journal{}}
	if err := s.Place(context.Background()); err != nil {
		log.Print(err)
	}
}
