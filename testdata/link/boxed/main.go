// Command boxed hands on methods of generic types as values: what they call depends on the type of
// the receiver that they are bound to.
package main

import (
	"context"
	"database/sql"
	"net/smtp"
	"os"

	"example.com/link/boxed/tasks"
)

var (
	welcome = tasks.New("ann", func(to string) error {
		return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{to}, nil)
	})
	count = tasks.New(1, func(int) error { return nil })
)

// steps are done in transactions, idle ones have no effect.
var (
	steps = []func() error{welcome.Do}
	idle  = []func() error{count.Do}
)

func inTx(ctx context.Context, db *sql.DB, fn func() error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(); err != nil {
		return err
	}
	return tx.Commit()
}

func signUp(ctx context.Context, db *sql.DB) error {
	if err := inTx(ctx, db, count.Do); err != nil { // ok: a count sends no mail
		return err
	}
	if err := inTx(ctx, db, welcome.Do); err != nil { // link `sends mail inside a transaction: inTx → .*smtp.SendMail`
		return err
	}
	deliver := welcome.Do
	err := inTx(ctx, db, func() error {
		return deliver() // link `sends mail inside a transaction: deliver → .*smtp.SendMail`
	})
	if err != nil {
		return err
	}
	return inTx(ctx, db, func() error {
		send, add := welcome.Do, count.Do
		if err := add(); err != nil { // ok: the same
			return err
		}
		if err := send(); err != nil { // link `sends mail inside a transaction: send → .*smtp.SendMail`
			return err
		}
		for _, step := range idle {
			if err := step(); err != nil { // ok: the same
				return err
			}
		}
		for _, step := range steps {
			if err := step(); err != nil { // link `sends mail inside a transaction: step → .*smtp.SendMail`
				return err
			}
		}
		return nil
	})
}

func main() {
	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		os.Exit(1)
	}
	if err := signUp(context.Background(), db); err != nil {
		os.Exit(1)
	}
}
