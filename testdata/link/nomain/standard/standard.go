// Package standard wires what most users want.
package standard

import (
	"database/sql"

	"example.com/link/nomain/events"
	"example.com/link/nomain/orders"
)

// New returns a service that sends mail.
func New(db *sql.DB, printer orders.Printer) *orders.Service {
	return orders.New(db, events.Mail{Addr: "mail.example.com:25"}, printer)
}
