// Command noop wires implementations that do nothing, beside real ones that nothing wires.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/noop/events"
	"example.com/link/noop/orders"
	"example.com/link/noop/store"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	s := &orders.Service{DB: db, Events: events.Noop{}, Store: store.Memory{}}
	if err := s.Place(context.Background(), 1); err != nil {
		log.Print(err)
	}
	if err := s.Rename(context.Background(), "ann"); err != nil {
		log.Print(err)
	}
}
