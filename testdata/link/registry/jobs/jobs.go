// Package jobs calls what others have registered.
package jobs

import (
	"context"
	"database/sql"
)

// Handler does a job.
type Handler func(ctx context.Context, arg string) error

// Worker does a job, too.
type Worker interface {
	Work(ctx context.Context, arg string) error
}

// Global has handlers by name, and so has Quiet.
var (
	Global = map[string]Handler{}
	Quiet  = map[string]Handler{}
)

// Dispatcher has handlers by name.
type Dispatcher struct {
	DB       *sql.DB
	Handlers map[string]Handler
	Workers  map[string]Worker
	Before   []Handler
	after    []Handler
}

// After registers a handler that runs at the end.
func (d *Dispatcher) After(h Handler) { d.after = append(d.after, h) }

// Work registers a worker.
func (d *Dispatcher) Work(name string, w Worker) { d.Workers[name] = w }

// Handle looks a handler up.
func (d *Dispatcher) Handle(ctx context.Context, name string) error {
	return d.inTx(ctx, func(*sql.Tx) error {
		h, ok := d.Handlers[name]
		if !ok {
			return sql.ErrNoRows
		}
		return h(ctx, name) // link "sends mail inside a transaction: h → mails.Send → smtp.SendMail"
	})
}

// Hooks calls all handlers of a slice.
func (d *Dispatcher) Hooks(ctx context.Context, name string) error {
	tx, err := d.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, h := range d.Before {
		if err := h(ctx, name); err != nil { // ok: main puts a function there that does nothing
			return err
		}
	}
	for _, h := range d.after {
		if err := h(ctx, name); err != nil { // link "sends mail inside a transaction: h → mails.Send → smtp.SendMail"
			return err
		}
	}
	return tx.Commit()
}

// Employ looks a worker up.
func (d *Dispatcher) Employ(ctx context.Context, name string) error {
	return d.inTx(ctx, func(*sql.Tx) error {
		return d.Workers[name].Work(ctx, name) // link "sends mail inside a transaction: .*Work → mails.Worker.Work → mails.Send → smtp.SendMail"
	})
}

// Globally looks a handler up in a package variable.
func (d *Dispatcher) Globally(ctx context.Context, name string) error {
	return d.inTx(ctx, func(*sql.Tx) error {
		if h := Quiet[name]; h != nil {
			return h(ctx, name) // ok: main puts a function there that does nothing
		}
		return Global[name](ctx, name) // link "sends mail inside a transaction: .* → mails.Send → smtp.SendMail"
	})
}

func (d *Dispatcher) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
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
