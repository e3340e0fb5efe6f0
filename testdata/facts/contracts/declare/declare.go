// Package declare says beside its functions what calling them does, whatever their bodies show.
package declare

import (
	"context"
	"database/sql"

	"example.com/facts/notify"
)

// Bus hands events to a broker, in a protocol of its own.
type Bus struct{ frames []string }

// Publish sends an event.
//
//txspill:sink queue
func (b *Bus) Publish(event string) { b.frames = append(b.frames, event) }

// Record keeps a mail for the worker that sends mails.
//
//txspill:safe in production the mailer behind it writes to the outbox table
func Record(to, text string) error { return notify.Mail(to, text) }

// Gateway is implemented by others.
type Gateway interface {
	// Text sends a text message.
	//
	//txspill:sink sms
	Text(to string) error
	Hold(id int) error //txspill:safe a hold that nobody confirms expires
	Charge(ctx context.Context, id int) error
}

// Client is a gateway.
type Client struct{}

// Text waits for a free line.
func (Client) Text(string) error { return nil }

// Hold asks the bank.
func (Client) Hold(int) error { return notify.Post(context.Background(), "hold") }

// Charge asks the bank.
func (Client) Charge(ctx context.Context, _ int) error { return notify.Post(ctx, "charge") }

// Hooks are set by others.
type Hooks struct {
	Saved  func(id int) error //txspill:sink chat
	Loaded func(id int) error //txspill:safe only ever counts
	Other  func(id int) error
}

// Beep is replaced in production.
//
//txspill:sink push
var Beep = func(string) {}

// Store runs functions in transactions.
type Store interface {
	//txspill:safe what it logs may stay
	InTx(ctx context.Context, fn func(*sql.Tx) error) error
}

// DB is a store.
type DB struct{ DB *sql.DB }

// InTx implements Store.
func (d DB) InTx(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := d.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Twice calls fn in a transaction, and again when that fails.
//
//txspill:safe what it does itself is harmless
func Twice(ctx context.Context, s Store, fn func(*sql.Tx) error) error {
	if s.InTx(ctx, fn) == nil {
		return nil
	}
	return s.InTx(ctx, fn)
}
