// Command registry fills the registries of the dispatcher.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/registry/jobs"
	"example.com/link/registry/mails"
)

func init() {
	jobs.Global["mail"] = mails.Send
	jobs.Quiet["nothing"] = func(context.Context, string) error { return nil }
}

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	d := &jobs.Dispatcher{
		DB:       db,
		Handlers: map[string]jobs.Handler{"mail": mails.Send, "nothing": nothing},
		Workers:  map[string]jobs.Worker{},
	}
	d.After(nothing)
	d.After(mails.Send)
	d.Before = []jobs.Handler{nothing}
	d.Work("mail", mails.Worker{})
	for _, f := range []func(context.Context, string) error{d.Handle, d.Hooks, d.Employ, d.Globally} {
		if err := f(context.Background(), "mail"); err != nil {
			log.Print(err)
		}
	}
}

func nothing(context.Context, string) error { return nil }
