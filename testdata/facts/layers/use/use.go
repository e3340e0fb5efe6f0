// Package use calls the wrappers of all three layers.
package use

import (
	"context"
	"database/sql"

	"example.com/facts/layers/layer1"
	"example.com/facts/layers/layer2"
	"example.com/facts/layers/layer3"
	"example.com/facts/notify"
)

const insert = `INSERT INTO users (email) VALUES ($1)`

// One uses the innermost layer.
func One(ctx context.Context, db *sql.DB, email string) error {
	return layer1.WithTx(ctx, db, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, insert, email); err != nil {
			return err
		}
		return notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
	})
}

// OneThenMail is the twin of One.
func OneThenMail(ctx context.Context, db *sql.DB, email string) error {
	err := layer1.WithTx(ctx, db, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, insert, email)
		return err
	})
	if err != nil {
		return err
	}
	return notify.Mail(email, "welcome") // ok: after the runner returned
}

// Two uses the layer above, with a closure that has a name.
func Two(ctx context.Context, s *layer2.Store, email string) error {
	fn := func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, insert, email); err != nil {
			return err
		}
		return notify.Post(ctx, "joined") // want "makes an HTTP request inside a transaction: notify.Post"
	}
	return s.InTx(ctx, fn)
}

// TwoThenPost hands over one function for inside and one for after.
func TwoThenPost(ctx context.Context, s *layer2.Store, email string) error {
	return s.InTxThen(ctx,
		func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, insert, email)
			return err
		},
		func() error {
			return notify.Post(ctx, "joined") // ok: the second function runs after the commit
		})
}

// TwoBoth hands over an effect for inside as well.
func TwoBoth(ctx context.Context, s *layer2.Store, email string) error {
	return s.InTxThen(ctx,
		func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, insert, email); err != nil {
				return err
			}
			return notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*smtp.SendMail"
		},
		func() error {
			return notify.Post(ctx, "joined") // ok: the second function runs after the commit
		})
}

// Guarded looks like Two.
func Guarded(ctx context.Context, s *layer2.Store) error {
	return s.Guard(ctx, func(ctx context.Context) error {
		return notify.Post(ctx, "alive") // ok: Guard opens no transaction
	})
}

// Three uses the outermost layer.
func Three(ctx context.Context, s *layer2.Store, email string) error {
	return layer3.Retry(ctx, s, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, insert, email); err != nil {
			return err
		}
		return notify.Mail(email, "welcome") // want "sends mail inside a transaction: notify.Mail .*may run more than once"
	})
}

// ThreeThenMail is the twin of Three.
func ThreeThenMail(ctx context.Context, s *layer2.Store, email string) error {
	joined := false
	err := layer3.Retry(ctx, s, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, insert, email)
		joined = err == nil
		return err
	})
	if err != nil || !joined {
		return err
	}
	return notify.Mail(email, "welcome") // ok: after the runner returned
}

// Service has the body of a transaction as a method.
type Service struct {
	store *layer2.Store
	email string
}

// Join passes a method value on.
func (s *Service) Join(ctx context.Context) error {
	return layer3.Retry(ctx, s.store, s.join) // ok: join has the handle and answers for itself
}

func (s *Service) join(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, insert, s.email); err != nil {
		return err
	}
	return notify.Post(ctx, "joined") // want "makes an HTTP request inside a transaction: notify.Post"
}

// Leave passes a method value on whose body has no effect.
func (s *Service) Leave(ctx context.Context) error {
	if err := layer3.Retry(ctx, s.store, s.leave); err != nil {
		return err
	}
	return notify.Post(ctx, "left") // ok: after the runner returned
}

func (s *Service) leave(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM users WHERE email = $1`, s.email)
	return err
}
