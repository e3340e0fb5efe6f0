// Package store has constructors that return what they make, and never converts it.
package store

import (
	"context"
	"database/sql"
	"net/http"

	"example.com/link/inject/ledger"
)

// Driver implements ledger.Driver.
type Driver struct{ db *sql.DB }

// NewDriver returns a driver.
func NewDriver(db *sql.DB) (*Driver, error) { return &Driver{db: db}, db.Ping() }

// Open implements ledger.Driver: nothing else makes books.
func (d *Driver) Open(name string) (ledger.Book, error) { return &book{d.db, name}, nil }

type book struct {
	db   *sql.DB
	name string
}

func (b *book) InTx(ctx context.Context, fn func(ctx context.Context) error) error {
	tx, err := b.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, `INSERT INTO books VALUES ($1)`, b.name); err != nil {
		return err
	}
	if err := fn(ctx); err != nil {
		return err
	}
	return tx.Commit()
}

// Clock implements ledger.Clock by asking somebody.
type Clock struct{ url string }

// NewClock returns a clock.
func NewClock() *Clock { return &Clock{"https://time.example.com"} }

// Now implements ledger.Clock.
func (c *Clock) Now() (string, error) {
	resp, err := http.Get(c.url)
	if err != nil {
		return "", err
	}
	return resp.Header.Get("Date"), resp.Body.Close()
}

// Bell could be a ledger.Bell.
type Bell struct{ url string }

// NewBell returns a bell.
func NewBell() *Bell { return &Bell{"https://bell.example.com"} }

// Ring rings.
func (b *Bell) Ring() error {
	_, err := http.Get(b.url)
	return err
}
