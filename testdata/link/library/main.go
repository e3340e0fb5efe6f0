// Command library wires types of libraries into interfaces of the service.
package main

import (
	"context"
	"database/sql"
	"log"
	"net/http"

	"github.com/segmentio/kafka-go"
	"gorm.io/gorm"

	"example.com/link/library/orders"
)

func main() {
	pool, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	db, err := gorm.Open(nil, &gorm.Config{ConnPool: pool})
	if err != nil {
		log.Fatal(err)
	}
	s := &orders.Service{
		Pool:   pool,
		DB:     db,
		Client: http.DefaultClient,
		Writer: &kafka.Writer{Topic: "orders"},
		Stats:  &kafka.Writer{Topic: "stats"},
	}
	for _, f := range []func(context.Context) error{s.Call, s.Write, s.Transact, s.Count} {
		if err := f(context.Background()); err != nil {
			log.Print(err)
		}
	}
}
