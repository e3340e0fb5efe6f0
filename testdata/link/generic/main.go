// Command generic wires handlers into generic repositories.
package main

import (
	"context"
	"database/sql"
	"log"

	"example.com/link/generic/mails"
	"example.com/link/generic/repo"
)

func main() {
	db, err := sql.Open("postgres", "postgres://localhost/shop")
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	orders := repo.New(db, repo.Handler[mails.Order](mails.Handler{}))
	users := repo.Repo[mails.User]{DB: db, After: mails.Quiet[mails.User]{}}
	log.Print(orders.Save(ctx, mails.Order{ID: 1}), users.Save(ctx, mails.User{ID: 1}))
	log.Print(repo.Sync(ctx, db, mails.Sender{}), repo.Mute(ctx, db, mails.Silent{})) // want "sends mail inside a transaction: repo.Sync → mails.Sender.Push → mails.send → smtp.SendMail"
	w := repo.Wrapped{DB: db, Push: repo.Wrap(mails.Sender{})}
	log.Print(w.Run(ctx))
	k := repo.Keepers{DB: db, Names: mails.NewLetters[string]("ann"), IDs: &mails.Memory[int64]{}}
	log.Print(k.Run(ctx))
	c := repo.Caches{DB: db, Names: repo.NewCache(repo.Source[string](mails.Asker{})), IDs: repo.NewCache(repo.Source[int64](mails.Table{}))}
	log.Print(c.Run(ctx))
	log.Print(tell(ctx, db))
	log.Print(repo.Each(ctx, db, []mails.Order{{ID: 1}}, mails.Write)) // want "sends mail inside a transaction: repo.Each → mails.Write → mails.send → smtp.SendMail"
}

// tell calls a generic function of another package: what that does depends on the type argument.
func tell(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := repo.Tell(mails.Silent{}); err != nil { // ok: it sends nothing
		return err
	}
	if err := repo.Tell(mails.Sender{}); err != nil { // want "sends mail inside a transaction: repo.Tell → mails.Sender.Push → mails.send → smtp.SendMail"
		return err
	}
	return tx.Commit()
}
