// Command values wires by functions that implement interfaces, lists of implementations and
// package variables.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/values/events"
	"example.com/link/values/orders"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	orders.Default = events.Bell{}
	orders.Silent = events.Deaf{}
	s := &orders.Service{
		DB:    db,
		Func:  orders.TellerFunc(events.Send),
		Many:  events.Many{events.Deaf{}, events.Mail{}},
		Maybe: events.Both{},
		Named: events.NewNotify("shop@example.com"),
		Other: events.Shouter{},
	}
	choose(s)
	for _, f := range []func(context.Context) error{
		s.Adapter, s.List, s.Bound, s.Optional, s.Made, s.Variable, s.Hushed, s.Converted, s.Passed, s.OneOfTwo,
	} {
		if err := f(context.Background()); err != nil { // want "sends mail inside a transaction: f → events.NewNotify.. → smtp.SendMail"
			log.Print(err)
		}
	}
}

func choose(s *orders.Service) {
	quiet, loud := events.Pair()
	s.Of2 = quiet
	if s.Func != nil {
		s.Of2 = loud
	}
}
