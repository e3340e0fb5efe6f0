// Command inject hands constructors to a container, which calls them by reflection.
package main

import (
	"database/sql"
	"log"

	"example.com/link/inject/container"
	"example.com/link/inject/events"
	"example.com/link/inject/ledger"
	"example.com/link/inject/orders"
	"example.com/link/inject/store"
)

func open() (*sql.DB, error) { return sql.Open("postgres", "postgres://localhost/shop") }

func main() {
	var c container.Container
	c.Provide(open, events.NewPublisher, events.NewMailer, orders.New)
	log.Print(c.Invoke(orders.Run))
	c.Provide(ledger.New, store.NewBell,
		container.As(store.NewDriver, new(ledger.Driver)), container.As(store.NewClock, new(ledger.Clock)))
	log.Print(c.Invoke(ledger.Run))
}
