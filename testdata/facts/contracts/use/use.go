// Package use calls what package declare speaks of.
package use

import (
	"context"
	"database/sql"

	"example.com/facts/contracts/declare"
	"example.com/facts/notify"
)

type service struct {
	db    *sql.DB
	bus   *declare.Bus
	gate  declare.Gateway
	hooks declare.Hooks
	store declare.Store
}

var _ declare.Gateway = declare.Client{}

func (s *service) save(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	s.bus.Publish("saved")                                 // want "publishes to a queue inside a transaction: s.bus.Publish; .*\\(queue\\)"
	if err := declare.Record("ann", "hello"); err != nil { // ok: its author says so
		return err
	}
	if err := s.gate.Text("ann"); err != nil { // want "sends an SMS inside a transaction: s.gate.Text; "
		return err
	}
	if err := s.gate.Hold(1); err != nil { // ok: whoever implements it
		return err
	}
	if err := s.gate.Charge(ctx, 1); err != nil { // want "makes an HTTP request .*s.gate.Charge → "
		return err
	}
	if err := s.hooks.Saved(1); err != nil { // want "posts a chat message inside a transaction: s.hooks.Saved; "
		return err
	}
	if err := s.hooks.Loaded(1); err != nil { // ok: whatever is kept in it
		return err
	}
	if err := s.hooks.Other(1); err != nil { // want "makes an HTTP request .*s.hooks.Other → "
		return err
	}
	declare.Beep("ann")                     // want "sends a push notification inside a transaction: declare.Beep; "
	if err := s.deeper("ann"); err != nil { // want "publishes to a queue .*s.deeper → .*Bus.*Publish"
		return err
	}
	return tx.Commit()
}

func (s *service) deeper(event string) error {
	s.bus.Publish(event) // ok: no transaction in hand
	return nil
}

func wire(db *sql.DB) *service {
	post := func(int) error { return notify.Post(context.Background(), "hook") }
	return &service{
		db: db, bus: &declare.Bus{}, gate: declare.Client{}, store: declare.DB{DB: db},
		hooks: declare.Hooks{Saved: post, Loaded: post, Other: post},
	}
}

// A contract replaces effects and nothing else: what runs its argument in a transaction still does.
func (s *service) nested(ctx context.Context) error {
	if err := s.store.InTx(ctx, func(tx *sql.Tx) error {
		s.bus.Publish("nested") // want "publishes to a queue .*begun at line 72"
		return nil
	}); err != nil {
		return err
	}
	return declare.Twice(ctx, s.store, func(tx *sql.Tx) error {
		return notify.Post(ctx, "twice") // want "makes an HTTP request inside a transaction: notify.Post"
	})
}

var (
	_ = (*service).save
	_ = (*service).nested
	_ = wire
)
