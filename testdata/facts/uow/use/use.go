// Package use works in units.
package use

import (
	"context"
	"database/sql"

	"example.com/facts/notify"
	"example.com/facts/uow"
)

const insert = `INSERT INTO users (email) VALUES ($1)`

// Join tells before it commits.
func Join(ctx context.Context, db *sql.DB, email string) error {
	u := uow.New(db)
	_ = notify.Post(ctx, "joining") // ok: the unit has not begun
	if err := u.Begin(ctx); err != nil {
		return err
	}
	defer u.Rollback()
	if err := u.Exec(ctx, insert, email); err != nil {
		return err
	}
	if err := notify.Mail(email, "welcome"); err != nil { // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
		return err
	}
	return u.Commit()
}

// Leave commits before it tells.
func Leave(ctx context.Context, db *sql.DB, email string) error {
	u := uow.New(db)
	if err := u.Begin(ctx); err != nil {
		return err
	}
	defer u.Rollback()
	if err := u.Exec(ctx, `DELETE FROM users WHERE email = $1`, email); err != nil {
		return err
	}
	if err := u.Commit(); err != nil {
		return err
	}
	return notify.Mail(email, "goodbye") // ok: after the commit
}

// Move works in two units, one after the other, and tells in between.
func Move(ctx context.Context, u *uow.Unit, from, to string) error {
	if err := u.Begin(ctx); err != nil {
		return err
	}
	if err := u.Exec(ctx, `UPDATE users SET moving = true WHERE email = $1`, from); err != nil {
		_ = u.Rollback()
		return err
	}
	if err := u.Commit(); err != nil {
		return err
	}
	if err := notify.Mail(to, "you are moving here"); err != nil { // ok: the first unit has committed, the second has not begun
		return err
	}
	if err := u.Begin(ctx); err != nil {
		return err
	}
	defer u.Rollback()
	if err := u.Exec(ctx, `UPDATE users SET email = $2, moving = false WHERE email = $1`, from, to); err != nil {
		return err
	}
	if err := notify.Post(ctx, "moved"); err != nil { // want "makes an HTTP request inside a transaction: notify.Post"
		return err
	}
	return u.Commit()
}

// Rename tells inside the closure that Do calls.
func Rename(ctx context.Context, db *sql.DB, email, name string) error {
	return uow.Do(ctx, db, func(u *uow.Unit) error {
		if err := u.Exec(ctx, `UPDATE users SET name = $2 WHERE email = $1`, email, name); err != nil {
			return err
		}
		return notify.Mail(email, "you have a name") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
	})
}

// Forget tells after Do.
func Forget(ctx context.Context, db *sql.DB, email string) error {
	err := uow.Do(ctx, db, func(u *uow.Unit) error {
		return u.Exec(ctx, `UPDATE users SET name = '' WHERE email = $1`, email)
	})
	if err != nil {
		return err
	}
	return notify.Mail(email, "you have no name") // ok: after the runner returned
}
