// Command decorator wires publishers that wrap publishers.
package main

import (
	"context"
	"database/sql"
	"log"
	"log/slog"

	"example.com/link/decorator/events"
	"example.com/link/decorator/orders"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	var p orders.Publisher = events.NewKafka("orders")
	p = events.Retried(p, 3)
	p = &events.Logged{Next: p, Log: slog.Default()}
	s := &orders.Service{DB: db, Events: p, Audit: &events.Counted{Next: events.Nothing{}}}
	if err := s.Place(context.Background(), 1); err != nil {
		log.Print(err)
	}
}
