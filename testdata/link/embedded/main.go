// Command embedded wires types that have their methods from what they embed.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/embedded/events"
	"example.com/link/embedded/orders"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	s := &orders.Service{
		DB:     db,
		Bus:    events.NewMetered(&events.Mail{Addr: "mail.example.com:25"}),
		Mailer: events.Fast{Mail: &events.Mail{Addr: "fast.example.com:25"}},
		Quiet:  events.Muted{Mail: &events.Mail{Addr: "mail.example.com:25"}},
		Plug:   events.List{},
		Loud:   events.Horn{Publisher: &events.Mail{Addr: "horn.example.com:25"}},
	}
	for _, f := range []func(context.Context) error{s.Place, s.Write, s.Hush, s.Hand, s.List} {
		if err := f(context.Background()); err != nil {
			log.Print(err)
		}
	}
}
