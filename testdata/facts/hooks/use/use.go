// Package use puts its effects off.
package use

import (
	"context"
	"database/sql"

	"example.com/facts/hooks"
	"example.com/facts/notify"
)

const insert = `INSERT INTO users (email) VALUES ($1)`

// Join puts its effect off.
func Join(ctx context.Context, db *sql.DB, email string) error {
	return hooks.InTx(ctx, db, func(ctx context.Context, tx *sql.Tx) error {
		hooks.AfterCommit(ctx, func(context.Context) {
			_ = notify.Mail(email, "welcome") // ok: called after the commit, or never
		})
		_, err := tx.ExecContext(ctx, insert, email)
		return err
	})
}

// JoinNow has its effect at once.
func JoinNow(ctx context.Context, db *sql.DB, email string) error {
	return hooks.InTx(ctx, db, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, insert, email); err != nil {
			return err
		}
		hooks.Now(ctx, func(context.Context) {
			_ = notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
		})
		return nil
	})
}

// Leave puts its effect off in a helper that knows the context only.
func Leave(ctx context.Context, db *sql.DB, email string) error {
	return hooks.InTx(ctx, db, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM users WHERE email = $1`, email); err != nil {
			return err
		}
		sayGoodbye(ctx, email)             // ok: puts it off
		return notify.Post(ctx, "leaving") // want "makes an HTTP request inside a transaction: notify.Post"
	})
}

// Expire has no transaction: the hook runs at once.
func Expire(ctx context.Context, email string) {
	sayGoodbye(ctx, email) // ok: no transaction
}

func sayGoodbye(ctx context.Context, email string) {
	hooks.AfterCommit(ctx, func(context.Context) {
		_ = notify.Mail(email, "goodbye")
	})
}
