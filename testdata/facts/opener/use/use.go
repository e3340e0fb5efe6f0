// Package use begins transactions through the openers.
package use

import (
	"context"
	"database/sql"

	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/facts/notify"
	"example.com/facts/opener"
)

const insert = `INSERT INTO users (email) VALUES ($1)`

// Begin tells before it commits.
func Begin(ctx context.Context, db *sql.DB, email string) error {
	tx, err := opener.Begin(ctx, db)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, insert, email); err != nil {
		return err
	}
	if err := notify.Mail(email, "welcome"); err != nil { // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
		return err
	}
	return tx.Commit()
}

// BeginCommitTell commits before it tells.
func BeginCommitTell(ctx context.Context, db *sql.DB, email string) error {
	tx, err := opener.Tenant(ctx, db, "one")
	if err != nil {
		_ = notify.Post(ctx, "tenant.missing") // ok: on the error path of the opener, nothing is open
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, insert, email); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return notify.Mail(email, "welcome") // ok: after the commit
}

// Tenant tells before it commits, in the transaction of an opener on an opener.
func Tenant(ctx context.Context, db *sql.DB, email string) error {
	tx, err := opener.Tenant(ctx, db, "one")
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, insert, email); err != nil {
		return err
	}
	if err := notify.Post(ctx, "joined"); err != nil { // want "makes an HTTP request inside a transaction: notify.Post"
		return err
	}
	return tx.Commit()
}

// Prepare tells before it calls commit.
func Prepare(ctx context.Context, pool *pgxpool.Pool, email string) error {
	tx, commit, rollback, err := opener.Prepare(ctx, pool)
	if err != nil {
		return err
	}
	defer rollback()
	if _, err := tx.Exec(ctx, insert, email); err != nil {
		return err
	}
	if err := notify.Mail(email, "welcome"); err != nil { // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
		return err
	}
	return commit(ctx)
}

// PrepareCommitTell calls commit before it tells.
func PrepareCommitTell(ctx context.Context, pool *pgxpool.Pool, email string) error {
	tx, commit, rollback, err := opener.Prepare(ctx, pool)
	if err != nil {
		_ = notify.Post(ctx, "database.down") // ok: on the error path of the opener, nothing is open
		return err
	}
	defer rollback()
	if _, err := tx.Exec(ctx, insert, email); err != nil {
		return err
	}
	if err := commit(ctx); err != nil {
		return err
	}
	return notify.Mail(email, "welcome") // ok: commit has been called, and rollback does nothing more
}

// PrepareDropTell calls rollback before it tells.
func PrepareDropTell(ctx context.Context, pool *pgxpool.Pool, email string) error {
	tx, _, rollback, err := opener.Prepare(ctx, pool)
	if err != nil {
		return err
	}
	var n int
	err = tx.QueryRow(ctx, `SELECT count(*) FROM users WHERE email = $1`, email).Scan(&n)
	rollback()
	if err != nil || n == 0 {
		return err
	}
	return notify.Mail(email, "you are a member already") // ok: rollback has been called
}
