// Command uow wires units of work.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/uow/orders"
	"example.com/link/uow/sqlstore"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	s := &orders.Service{
		Begin: sqlstore.Beginner{DB: db},
		Unit:  func() orders.Unit { return &sqlstore.Unit{DB: db} },
		Plain: sqlstore.Plain{},
	}
	for _, f := range []func(context.Context) error{s.Place, s.Early, s.Stateful, s.Nothing} {
		if err := f(context.Background()); err != nil {
			log.Print(err)
		}
	}
}
