// Command hooks adds handlers to generic hooks, each of which calls those of its own type only.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/hooks/app"
	"example.com/link/hooks/mails"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	a := app.New(db)
	mails.Register(a)
	log.Print(a.OnStopped().Trigger(&app.Stopped{}), a.OnBoot().Emit("up", app.Started{}))
	log.Print(a.OnStarted().Trigger(&app.Started{Addr: ":80"}), a.Save(context.Background(), &app.Order{ID: 1}))
}
