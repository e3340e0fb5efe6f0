// Command inject hands constructors to a container, which calls them by reflection.
package main

import (
	"database/sql"
	"log"

	"example.com/link/inject/container"
	"example.com/link/inject/events"
	"example.com/link/inject/orders"
)

func open() (*sql.DB, error) { return sql.Open("postgres", "postgres://localhost/shop") }

func main() {
	var c container.Container
	c.Provide(open, events.NewPublisher, events.NewMailer, orders.New)
	log.Print(c.Invoke(orders.Run))
}
