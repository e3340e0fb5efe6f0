// Command bus wires a bus within the process into the service.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/bus/events"
	"example.com/link/bus/orders"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	s := &orders.Service{DB: db, Bus: events.New(), Notifier: events.NewAwake()}
	for _, f := range []func(context.Context, int64) error{s.Place, s.Cancel} {
		if err := f(context.Background(), 1); err != nil {
			log.Print(err)
		}
	}
}
