// Package use makes its functions transactional.
package use

import (
	"context"

	"example.com/facts/curried"
	"example.com/facts/notify"
)

const insert = `INSERT INTO users (email) VALUES ($1)`

// Join calls the result at once.
func Join(ctx context.Context, m *curried.Manager, email string) error {
	return m.WithTransaction(func(ctx context.Context) error {
		if err := curried.Exec(ctx, insert, email); err != nil {
			return err
		}
		return notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
	})(ctx)
}

// JoinThenMail is the twin of Join.
func JoinThenMail(ctx context.Context, m *curried.Manager, email string) error {
	err := m.WithTransaction(func(ctx context.Context) error {
		return curried.Exec(ctx, insert, email)
	})(ctx)
	if err != nil {
		return err
	}
	return notify.Mail(email, "welcome") // ok: after the transaction
}

// Leave keeps the result in a variable and calls it later.
func Leave(ctx context.Context, m *curried.Manager, email string) error {
	leave := m.WithTransaction(func(ctx context.Context) error {
		if err := curried.Exec(ctx, `DELETE FROM users WHERE email = $1`, email); err != nil {
			return err
		}
		return notify.Post(ctx, "left") // want "makes an HTTP request inside a transaction: notify.Post"
	})
	if err := notify.Post(ctx, "leaving"); err != nil { // ok: the transactional function has not been called
		return err
	}
	return leave(ctx)
}

// Check looks like Join.
func Check(ctx context.Context, m *curried.Manager) error {
	return m.Checked(func(ctx context.Context) error {
		return notify.Post(ctx, "alive") // ok: Checked opens no transaction
	})(ctx)
}
