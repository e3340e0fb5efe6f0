// Package txn opens a transaction around handlers.
package txn

import (
	"context"
	"database/sql"
	"net/http"
)

type key struct{}

// From returns the transaction of a request.
func From(ctx context.Context) *sql.Tx { return ctx.Value(key{}).(*sql.Tx) }

// Middleware begins and commits around next.
func Middleware(db *sql.DB, next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		tx, err := db.BeginTx(r.Context(), nil)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		defer tx.Rollback()
		next(w, r.WithContext(context.WithValue(r.Context(), key{}, tx)))
		if err := tx.Commit(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}

// Wrap is the same for functions.
func Wrap(db *sql.DB, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		tx, err := db.BeginTx(r.Context(), nil)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		defer tx.Rollback()
		next(w, r.WithContext(context.WithValue(r.Context(), key{}, tx)))
		if err := tx.Commit(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}
}

// With returns the middleware itself.
func With(db *sql.DB) func(http.HandlerFunc) http.HandlerFunc {
	return func(next http.HandlerFunc) http.HandlerFunc { return Wrap(db, next) }
}
