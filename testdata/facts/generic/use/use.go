// Package use instantiates the runners.
package use

import (
	"context"
	"database/sql"

	"example.com/facts/generic"
	"example.com/facts/notify"
)

const insert = `INSERT INTO users (email) VALUES ($1) RETURNING id`

// Join tells inside.
func Join(ctx context.Context, db *sql.DB, email string) (int64, error) {
	return generic.Run(ctx, db, func(ctx context.Context, tx *sql.Tx) (int64, error) {
		var id int64
		if err := tx.QueryRowContext(ctx, insert, email).Scan(&id); err != nil {
			return 0, err
		}
		return id, notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
	})
}

// JoinThenMail is the twin of Join.
func JoinThenMail(ctx context.Context, db *sql.DB, email string) (int64, error) {
	id, err := generic.Run(ctx, db, func(ctx context.Context, tx *sql.Tx) (int64, error) {
		var id int64
		err := tx.QueryRowContext(ctx, insert, email).Scan(&id)
		return id, err
	})
	if err != nil {
		return 0, err
	}
	return id, notify.Mail(email, "welcome") // ok: after the runner returned
}

// JoinAll tells inside, in a closure that a method of a generic type calls.
func JoinAll(ctx context.Context, emails *generic.Repo[string], all []string) error {
	return emails.Each(ctx, all, func(ctx context.Context, tx *sql.Tx, email string) error {
		if _, err := tx.ExecContext(ctx, insert, email); err != nil {
			return err
		}
		return notify.Post(ctx, "joined") // want "makes an HTTP request inside a transaction: notify.Post"
	})
}

// JoinAllThenPost is the twin of JoinAll.
func JoinAllThenPost(ctx context.Context, emails *generic.Repo[string], all []string) error {
	err := emails.Each(ctx, all, func(ctx context.Context, tx *sql.Tx, email string) error {
		_, err := tx.ExecContext(ctx, insert, email)
		return err
	})
	if err != nil {
		return err
	}
	return notify.Post(ctx, "joined") // ok: after the runner returned
}
