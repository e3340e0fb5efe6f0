// Package use returns its effects instead of having them.
package use

import (
	"context"
	"database/sql"

	"example.com/facts/notify"
	"example.com/facts/postcommit"
)

const insert = `INSERT INTO users (email) VALUES ($1)`

// Join has its effect in the body.
func Join(ctx context.Context, db *sql.DB, email string) error {
	return postcommit.Run(ctx, db, func(tx *sql.Tx) (postcommit.Func, error) {
		if _, err := tx.ExecContext(ctx, insert, email); err != nil {
			return nil, err
		}
		return nil, notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
	})
}

// JoinAfter returns it.
func JoinAfter(ctx context.Context, db *sql.DB, email string) error {
	return postcommit.Run(ctx, db, func(tx *sql.Tx) (postcommit.Func, error) {
		if _, err := tx.ExecContext(ctx, insert, email); err != nil {
			return nil, err
		}
		return func() error {
			return notify.Mail(email, "welcome") // ok: Run calls it after the commit
		}, nil
	})
}

// Invite returns the effect of a helper, which makes a function and calls nothing.
func Invite(ctx context.Context, db *sql.DB, email string) error {
	after, err := postcommit.Collect(ctx, db, func(tx *sql.Tx) (postcommit.Func, error) {
		if _, err := tx.ExecContext(ctx, insert, email); err != nil {
			return nil, err
		}
		return invitation(email), nil // ok: made here, called after the commit
	})
	if err != nil {
		return err
	}
	return after() // ok: the transaction is over
}

// InviteNow calls what the helper made.
func InviteNow(ctx context.Context, db *sql.DB, email string) error {
	return postcommit.Run(ctx, db, func(tx *sql.Tx) (postcommit.Func, error) {
		if _, err := tx.ExecContext(ctx, insert, email); err != nil {
			return nil, err
		}
		return nil, invitation(email)() // want "sends mail inside a transaction: .*smtp.SendMail"
	})
}

func invitation(email string) postcommit.Func {
	return func() error { return notify.Mail(email, "come in") }
}
