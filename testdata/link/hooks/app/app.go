// Package app triggers hooks in transactions.
package app

import (
	"context"
	"database/sql"

	"example.com/link/hooks/bus"
)

// Order is an event.
type Order struct{ ID int }

// Started is another one.
type Started struct{ Addr string }

// Stopped is an event outside of transactions.
type Stopped struct{}

// Refund is one that only Topics carry.
type Refund struct{ ID int }

// App has hooks.
type App struct {
	db      *sql.DB
	saved   bus.Hook[*Order]
	started *bus.Hook[*Started]
	stopped bus.Hook[*Stopped]
	refunds bus.Topics[Refund]
	boots   bus.Topics[Started]
}

// New returns an app.
func New(db *sql.DB) *App { return &App{db: db, started: &bus.Hook[*Started]{}} }

// OnSaved is triggered when an order has been stored.
func (a *App) OnSaved() *bus.Hook[*Order] { return &a.saved }

// OnStarted is triggered when the app has started.
func (a *App) OnStarted() *bus.Hook[*Started] { return a.started }

// OnStopped is triggered when the app stops.
func (a *App) OnStopped() *bus.Hook[*Stopped] { return &a.stopped }

// OnRefund carries refunds.
func (a *App) OnRefund() *bus.Topics[Refund] { return &a.refunds }

// OnBoot carries starts.
func (a *App) OnBoot() *bus.Topics[Started] { return &a.boots }

// Save triggers hooks before the commit.
func (a *App) Save(ctx context.Context, o *Order) error {
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := a.OnSaved().Trigger(o); err != nil { // link `sends mail inside a transaction: a.OnSaved\(\).Trigger → .*smtp.SendMail`
		return err
	}
	if err := a.OnStarted().Trigger(&Started{}); err != nil { // ok: its handlers only log
		return err
	}
	if err := a.refunds.Emit("paid", Refund{o.ID}); err != nil { // link `sends mail inside a transaction: a.refunds.Emit → mails.Refund → smtp.SendMail`
		return err
	}
	if err := a.refunds.EmitAll(Refund{o.ID}); err != nil { // link `makes an HTTP request inside a transaction: a.refunds.EmitAll → .*http.Get`
		return err
	}
	if err := a.boots.EmitAll(Started{}); err != nil { // ok
		return err
	}
	return tx.Commit()
}
