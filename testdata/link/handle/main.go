// Command handle wires a repository that is handed the transaction.
package main

import (
	"context"
	"database/sql"
	"log"

	"gorm.io/gorm"

	"example.com/link/handle/mails"
	"example.com/link/handle/orders"
	"example.com/link/handle/repo"
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
	s := &orders.Service{DB: db, Pool: pool, Repo: &repo.Repo{Mail: mails.Sender{}}}
	for _, f := range []func(context.Context) error{s.Place, s.Ship, s.Touch, s.Direct, s.Loose, s.Told} {
		if err := f(context.Background()); err != nil {
			log.Print(err)
		}
	}
}
