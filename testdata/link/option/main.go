// Command option sets functions by functional options.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/option/mails"
	"example.com/link/option/orders"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	box := &mails.Box{From: "shop@example.com"}
	s := orders.New(db,
		orders.WithNotify(mails.Send),
		orders.WithArchive(box.Archive),
		orders.WithCount(func(string) error { return nil }),
	)
	for _, f := range []func(context.Context) error{s.Place, s.Archive, s.Count, s.Exported, s.Behind} {
		if err := f(context.Background()); err != nil {
			log.Print(err)
		}
	}
}
