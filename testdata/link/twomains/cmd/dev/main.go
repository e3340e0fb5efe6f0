// Command dev wires a no-op instead of Kafka.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/twomains/events"
	"example.com/link/twomains/orders"
	"example.com/link/twomains/repo"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	s := &orders.Service{DB: db, Events: events.Noop{}, Mail: events.Mail{}}
	if err := s.Place(context.Background()); err != nil {
		log.Print(err)
	}
	r := repo.New(events.Mail{})
	log.Print(r.Ship(context.Background(), db), r.Remind(context.Background(), db))
}
