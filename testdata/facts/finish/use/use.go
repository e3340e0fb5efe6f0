// Package use ends its transactions with package finish.
package use

import (
	"context"
	"database/sql"
	"log"

	"example.com/facts/finish"
	"example.com/facts/notify"
)

const insert = `INSERT INTO users (email) VALUES ($1)`

// Deferred tells in the body of a function whose deferred Finish commits.
func Deferred(ctx context.Context, db *sql.DB, email string) (err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer finish.Finish(tx, &err)
	if _, err := tx.ExecContext(ctx, insert, email); err != nil {
		return err
	}
	return notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
}

// DeferredLater defers an effect after Finish: it runs before it.
func DeferredLater(ctx context.Context, db *sql.DB, email string) (err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer finish.Finish(tx, &err)
	defer tell(email) // want "sends mail inside a transaction: tell .*smtp.SendMail"
	_, err = tx.ExecContext(ctx, insert, email)
	return err
}

// DeferredEarlier defers an effect before Finish: it runs after it.
func DeferredEarlier(ctx context.Context, db *sql.DB, email string) (err error) {
	defer func() {
		if err == nil {
			tell(email) // ok: runs after Finish
		}
	}()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer finish.Finish(tx, &err)
	_, err = tx.ExecContext(ctx, insert, email)
	return err
}

// Called calls Finish in the middle.
func Called(ctx context.Context, db *sql.DB, email string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insert, email)
	finish.Finish(tx, &err)
	if err != nil {
		return err
	}
	return notify.Mail(email, "welcome") // ok: Finish has ended the transaction
}

// Settled calls Settle in the middle, but tells before.
func Settled(ctx context.Context, db *sql.DB, email string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insert, email)
	if err == nil {
		err = notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
	}
	if err := finish.Settle(tx, err); err != nil {
		return err
	}
	return notify.Post(ctx, "joined") // ok: Settle has ended the transaction
}

func tell(email string) {
	if err := notify.Mail(email, "welcome"); err != nil {
		log.Print(err)
	}
}
