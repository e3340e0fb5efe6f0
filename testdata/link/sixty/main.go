// Command sixty wires an interface with 60 implementations.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/sixty/orders"
	"example.com/link/sixty/rules"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	s := &orders.Service{DB: db, Rules: rules.All(), Calm: []orders.Calm{rules.Rule01{}, rules.Rule02{}}}
	log.Print(s.Check(context.Background()), s.Settle(context.Background()))
}
