// Package use runs transactions whose body is a field.
package use

import (
	"context"
	"database/sql"

	"example.com/facts/notify"
	"example.com/facts/options"
)

const insert = `INSERT INTO users (email) VALUES ($1)`

// Join tells in the body.
func Join(ctx context.Context, db *sql.DB, email string) error {
	return options.Run(ctx, db, options.Options{
		Isolation: sql.LevelSerializable,
		Body: func(ctx context.Context, tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, insert, email); err != nil {
				return err
			}
			return notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
		},
	})
}

// JoinDone tells in the fields that are called outside.
func JoinDone(ctx context.Context, db *sql.DB, email string) error {
	return options.Run(ctx, db, options.Options{
		Body: func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, insert, email)
			return err
		},
		Done: func(context.Context) error {
			return notify.Mail(email, "welcome") // ok: called after the commit
		},
		Failed: func(ctx context.Context, err error) {
			_ = notify.Post(ctx, err.Error()) // ok: called after the rollback
		},
	})
}

// Leave fills the fields one by one.
func Leave(ctx context.Context, db *sql.DB, email string) error {
	var o options.Options
	o.Body = func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM users WHERE email = $1`, email); err != nil {
			return err
		}
		return notify.Post(ctx, "left") // want "makes an HTTP request inside a transaction: notify.Post"
	}
	o.Done = func(ctx context.Context) error {
		return notify.Mail(email, "goodbye") // ok: called after the commit
	}
	return options.Run(ctx, db, o)
}

// Report tells in transactions whose options are variables of another package.
func Report(ctx context.Context, db *sql.DB, email string) error {
	if err := tell(ctx, db, options.Reading, func() error {
		return notify.Mail(email, "report") // ok: read-only
	}); err != nil {
		return err
	}
	if err := tell(ctx, db, options.Switched, func() error {
		return notify.Mail(email, "report") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
	}); err != nil {
		return err
	}
	return tell(ctx, db, options.Writing, func() error {
		return notify.Mail(email, "report") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
	})
}

func tell(ctx context.Context, db *sql.DB, o *sql.TxOptions, fn func() error) error {
	tx, err := db.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, insert, "report"); err != nil {
		return err
	}
	if err := fn(); err != nil {
		return err
	}
	return tx.Commit()
}
