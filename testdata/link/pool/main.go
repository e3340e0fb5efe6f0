// Command pool puts repositories that hold the connection pool behind the interfaces of a
// service, which calls them in a transaction.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/pool/orders"
	"example.com/link/pool/sqlstore"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	s := &orders.Service{
		DB: db, Stock: sqlstore.Stock{DB: db}, Log: sqlstore.Log{DB: db},
		Bills: sqlstore.Bills{DB: db}, Exec: db,
	}
	if err := s.Place(context.Background(), 1); err != nil {
		log.Print(err)
	}
}
