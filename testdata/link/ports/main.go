// Command ports wires adapters into the ports that the service declares.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/ports/events"
	"example.com/link/ports/orders"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	mail := events.Mail{Addr: "mail.example.com:25"}
	s := orders.New(db, events.NewKafka("orders"), mail, events.Bell{Mail: mail})
	s.Hang("door", events.Bell{Mail: mail})
	ctx := context.Background()
	for _, f := range []func(context.Context, int64) error{s.Place, s.Cancel, s.Ship, s.Alarm, s.Chime, s.Drop} {
		if err := f(ctx, 1); err != nil {
			log.Print(err)
		}
	}
}
