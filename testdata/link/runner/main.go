// Command runner wires a store whose implementation runs the functions of the service.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/runner/sqlstore"
	"example.com/link/runner/users"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	s := users.New(sqlstore.New(db), sqlstore.Cache{})
	ctx := context.Background()
	for _, f := range []func(context.Context, int64) error{s.Rename, s.Refresh, s.Named, s.Cached, s.Both, s.Result} {
		if err := f(ctx, 1); err != nil {
			log.Print(err)
		}
	}
}
