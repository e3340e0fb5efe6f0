// Package opener has functions that leave a transaction open.
package opener

import (
	"context"
	"database/sql"
	"errors"
)

// Begin returns a handle and an error.
func Begin(ctx context.Context, db *sql.DB) (*sql.Tx, error) { // want Begin:`^effects\(nestedtx \(\*database/sql\.DB\)\.BeginTx\) opens\(result 0\)$`
	return db.BeginTx(ctx, nil)
}

// Tenant gives up where it cannot select the tenant.
func Tenant(ctx context.Context, db *sql.DB, name string) (*sql.Tx, error) { // want Tenant:`^effects\(nestedtx \(\*database/sql\.DB\)\.BeginTx\) opens\(result 0\)$`
	tx, err := Begin(ctx, db)
	if err != nil {
		return nil, err
	}
	if _, err := tx.Exec("SET tenant = ?", name); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	return tx, nil
}

// Prepare returns the ways to end it, too.
func Prepare(ctx context.Context, db *sql.DB) (tx *sql.Tx, commit func() error, rollback func(), err error) { // want Prepare:`^effects\(nestedtx \(\*database/sql\.DB\)\.BeginTx\) opens\(result 0\) returns\(result 1: closes\(result 0\)\) returns\(result 2: closes\(result 0\)\)$`
	tx, err = db.BeginTx(ctx, nil)
	if err != nil {
		return nil, nil, nil, err
	}
	commit = func() error { return tx.Commit() }
	rollback = func() { _ = tx.Rollback() }
	return tx, commit, rollback, nil
}

// Unit is a unit of work, which is open or not.
type Unit struct {
	DB *sql.DB
	tx *sql.Tx
}

// Begin opens what it is called on.
func (u *Unit) Begin() (err error) { // want Begin:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) opens\(0\.tx\)$`
	u.tx, err = u.DB.Begin()
	return err
}

// Open returns a unit that is open.
func Open(db *sql.DB) (*Unit, error) { // want Open:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) opens\(result 0\) holds\(result 0 of 0\)$`
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	return &Unit{DB: db, tx: tx}, nil
}

// New returns a unit that is not.
func New(db *sql.DB) *Unit { return &Unit{DB: db} }

// Check opens, and leaves nothing open: to begin is all that its callers learn of it.
func Check(db *sql.DB) error { // want Check:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\)$`
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	return tx.Rollback()
}
