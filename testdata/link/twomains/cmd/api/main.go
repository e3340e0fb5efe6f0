// Command api wires Kafka, and the mails that all commands send.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/twomains/events"
	"example.com/link/twomains/orders"
	"example.com/link/twomains/repo"
	"example.com/link/twomains/shipping"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	s := &orders.Service{DB: db, Events: events.NewKafka("orders"), Mail: events.Mail{}}
	if err := s.Place(context.Background()); err != nil {
		log.Print(err)
	}
	log.Print(shipping.Ship(context.Background(), db, repo.New(events.Mail{})))
}
