// Package runner has functions that call a function argument while a transaction
// that they opened is open.
package runner

import (
	"context"
	"database/sql"
)

// InTx is the plain one.
func InTx(db *sql.DB, fn func(*sql.Tx) error) error { // want InTx:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1\)$`
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Retry calls it more than once.
func Retry(db *sql.DB, fn func(*sql.Tx) error) error { // want Retry:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1 retried\)$`
	for {
		if err := InTx(db, fn); err == nil {
			return nil
		}
	}
}

// View runs it in a transaction that cannot write.
func View(ctx context.Context, db *sql.DB, fn func(*sql.Tx) error) error { // want View:`^effects\(nestedtx \(\*database/sql\.DB\)\.BeginTx\) runs\(2\)$`
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return fn(tx)
}

// Around calls one before, one inside and one after the transaction.
func Around(db *sql.DB, before func(), fn func(*sql.Tx) error, after func()) error { // want Around:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(2\) calls\(1, 3\)$`
	before()
	if err := InTx(db, fn); err != nil {
		return err
	}
	after()
	return nil
}

// Step is what a unit of work consists of.
type Step interface{ Do(tx *sql.Tx) error }

// Options hold the callback.
type Options struct {
	Name string
	Fn   func(*sql.Tx) error
}

// Steps calls a method of what it is given.
func Steps(db *sql.DB, s Step) error { // want Steps:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1\.Do\)$`
	return InTx(db, func(tx *sql.Tx) error { return s.Do(tx) })
}

// With calls a field of what it is given.
func With(db *sql.DB, o Options) error { // want With:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1\.Fn\)$`
	return InTx(db, o.Fn)
}

// Plain calls, and opens nothing.
func Plain(db *sql.DB, fn func(*sql.DB) error) error { // want Plain:`^calls\(1\)$`
	return fn(db)
}

// Ignore does not call.
func Ignore(db *sql.DB, fn func(*sql.Tx) error) error { return db.Ping() }

// Query has no callback: it uses the pool.
func Query(db *sql.DB) error { // want Query:`^effects\(outerdb \(\*database/sql\.DB\)\.Exec\)$`
	_, err := db.Exec("UPDATE orders SET paid = true")
	return err
}

// Reading is for transactions that cannot write.
var Reading = &sql.TxOptions{ReadOnly: true} // want Reading:"^read-only$"
