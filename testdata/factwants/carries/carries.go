// Package carries has functions whose results have hold of what they are given.
package carries

import (
	"context"
	"database/sql"
)

// Repo works with a pool or in a transaction.
type Repo struct {
	db *sql.DB
	tx *sql.Tx
}

// WithTx is bound to the transaction.
func (r *Repo) WithTx(tx *sql.Tx) *Repo { // want WithTx:`^holds\(result 0 of 1\)$`
	return &Repo{db: r.db, tx: tx}
}

// Of is, too.
func Of(tx *sql.Tx) *Repo { // want Of:`^holds\(result 0 of 0\)$`
	return &Repo{tx: tx}
}

// Context carries it.
func Context(ctx context.Context, tx *sql.Tx) context.Context { // want Context:`^holds\(result 0 of 0, result 0 of 1\)$`
	return context.WithValue(ctx, key{}, tx)
}

// From takes it out again.
func From(ctx context.Context) *sql.Tx { // want From:`holds\(result 0 of 0\)$`
	tx, _ := ctx.Value(key{}).(*sql.Tx)
	return tx
}

// Pool has no transaction to hold.
func Pool(db *sql.DB) *Repo { return &Repo{db: db} }

type key struct{}
