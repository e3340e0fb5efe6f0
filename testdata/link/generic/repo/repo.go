// Package repo stores rows of any type.
package repo

import (
	"context"
	"database/sql"
)

// Handler is told of rows.
type Handler[T any] interface {
	Handle(ctx context.Context, row T) error
}

// Pusher pushes.
type Pusher interface{ Push(text string) error }

// Repo stores rows.
type Repo[T any] struct {
	DB    *sql.DB
	After Handler[T]
}

// New returns a repository.
func New[T any](db *sql.DB, after Handler[T]) *Repo[T] { return &Repo[T]{DB: db, After: after} }

// Save stores a row and tells the handler before it commits.
func (r *Repo[T]) Save(ctx context.Context, row T) error {
	return inTx(ctx, r.DB, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO rows VALUES ($1)`, row); err != nil {
			return err
		}
		return r.After.Handle(ctx, row) // link "sends mail inside a transaction: r.After.Handle → mails.Handler.Handle → mails.send → smtp.SendMail"
	})
}

// Sync calls a method of its type parameter.
func Sync[P Pusher](ctx context.Context, db *sql.DB, p P) error {
	return inTx(ctx, db, func(*sql.Tx) error {
		return p.Push("sync") // link "sends mail inside a transaction: p.Push → mails.Sender.Push → mails.send → smtp.SendMail"
	})
}

// Mute has a callback that does nothing.
func Mute[P Pusher](ctx context.Context, db *sql.DB, p P) error {
	err := inTx(ctx, db, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE rows SET mute = true`)
		return err
	})
	if err != nil {
		return err
	}
	return p.Push("muted") // ok: after the commit
}

// Tell calls a method of its type parameter, in no transaction of its own.
func Tell[P Pusher](p P) error { return p.Push("told") }

// Each calls a function for each row. Those who pass it have no transaction in their hands.
func Each[T any](ctx context.Context, db *sql.DB, rows []T, fn func(context.Context, T) error) error {
	return inTx(ctx, db, func(*sql.Tx) error {
		for _, row := range rows {
			if err := fn(ctx, row); err != nil { // ok: reported where the function is passed
				return err
			}
		}
		return nil
	})
}

// Keeper keeps keys.
type Keeper[K any] interface{ Keep(k K) error }

// Keepers has two instances of one generic interface, behind each of which is another type.
type Keepers struct {
	DB    *sql.DB
	Names Keeper[string]
	IDs   Keeper[int64]
}

// Run keeps keys of both.
func (k *Keepers) Run(ctx context.Context) error {
	return inTx(ctx, k.DB, func(*sql.Tx) error {
		if err := k.IDs.Keep(1); err != nil { // ok: what sends mail is behind the other instance
			return err
		}
		return k.Names.Keep("ann") // link `sends mail inside a transaction: k.Names.Keep → mails.\(\*Letters\).Keep → mails.send → smtp.SendMail`
	})
}

// Source finds what is not cached yet.
type Source[K any] interface{ Find(k K) (string, error) }

// Cache asks its source once for each key.
type Cache[K comparable] struct {
	from Source[K]
	has  map[K]string
}

// NewCache returns a cache.
func NewCache[K comparable](from Source[K]) *Cache[K] { return &Cache[K]{from, map[K]string{}} }

// Get returns what belongs to a key.
func (c *Cache[K]) Get(k K) (string, error) {
	if v, ok := c.has[k]; ok {
		return v, nil
	}
	v, err := c.from.Find(k)
	c.has[k] = v
	return v, err
}

// Caches has two instances of one generic type.
type Caches struct {
	DB    *sql.DB
	Names *Cache[string]
	IDs   *Cache[int64]
}

// Run asks both.
func (c *Caches) Run(ctx context.Context) error {
	return inTx(ctx, c.DB, func(*sql.Tx) error {
		if _, err := c.IDs.Get(1); err != nil { // ok: what sends mail is the source of the other instance
			return err
		}
		_, err := c.Names.Get("ann") // link `sends mail inside a transaction: c.Names.Get → Source.Find → … → mails.send → smtp.SendMail`
		return err
	})
}

// Wrap makes a pusher of any type that is one.
func Wrap[P Pusher](p P) Pusher { return p }

// Wrapped calls what Wrap has made.
type Wrapped struct {
	DB   *sql.DB
	Push interface{ Pusher }
}

// Run pushes.
func (w *Wrapped) Run(ctx context.Context) error {
	return inTx(ctx, w.DB, func(*sql.Tx) error {
		return w.Push.Push("wrapped") // link "sends mail inside a transaction: w.Push.Push → mails.Sender.Push → mails.send → smtp.SendMail"
	})
}

func inTx(ctx context.Context, db *sql.DB, fn func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}
