// Command choice has its users here or there.
package main

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"os"

	"example.com/link/choice/store"
	"example.com/link/choice/users"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	var s users.Store = &store.Local{DB: db}
	remote := &store.Remote{Client: http.DefaultClient, Base: os.Getenv("USERS")}
	if remote.Base != "" {
		s = remote
	}
	ctx := context.Background()
	svc := &users.Service{Store: s, Mirror: remote}
	for _, f := range []func(context.Context, string) error{svc.Update, svc.Both, svc.Work} {
		if err := f(ctx, "ann"); err != nil {
			log.Print(err)
		}
	}
	var t users.Teller = store.Loud{Local: &store.Local{DB: db}}
	if remote.Base != "" {
		t = remote
	}
	if err := users.Tell(ctx, t); err != nil {
		log.Print(err)
	}
	if err := users.Twice(ctx, s); err != nil {
		log.Print(err)
	}
}
