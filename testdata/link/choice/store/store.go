// Package store has stores.
package store

import (
	"context"
	"database/sql"
	"net/http"
	"net/smtp"

	"example.com/link/choice/users"
)

// Local is a database.
type Local struct{ DB *sql.DB }

// Update implements users.Store.
func (l *Local) Update(ctx context.Context, id string, fn func(string) error) error {
	tx, err := l.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(id); err != nil {
		return err
	}
	return tx.Commit()
}

// Touch implements users.Store.
func (l *Local) Touch(ctx context.Context, id string) error {
	_, err := l.DB.ExecContext(ctx, `UPDATE users SET seen = now() WHERE id = $1`, id)
	return err
}

// Begin implements users.Store.
func (l *Local) Begin(ctx context.Context) (users.Work, error) {
	tx, err := l.DB.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	return &work{tx}, nil
}

type work struct{ tx *sql.Tx }

// Done implements users.Work.
func (w *work) Done() error { return w.tx.Commit() }

// Remote is a service.
type Remote struct {
	Client *http.Client
	Base   string
}

// Update implements users.Store.
func (r *Remote) Update(ctx context.Context, id string, fn func(string) error) error {
	if err := fn(id); err != nil {
		return err
	}
	return r.Touch(ctx, id)
}

// Touch implements users.Store.
func (r *Remote) Touch(_ context.Context, id string) error {
	_, err := r.Client.Post(r.Base+"/users/"+id, "text/plain", nil)
	return err
}

// Begin implements users.Store.
func (r *Remote) Begin(context.Context) (users.Work, error) { return nothing{}, nil }

type nothing struct{}

// Done implements users.Work.
func (nothing) Done() error { return nil }

// Loud is a database and tells of it.
type Loud struct{ *Local }

// Touch implements users.Teller.
func (l Loud) Touch(_ context.Context, id string) error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{id}, nil)
}
