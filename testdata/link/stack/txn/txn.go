// Package txn has middleware that opens a transaction.
package txn

import (
	"database/sql"
	"net/http"

	"example.com/link/stack/router"
)

// Around begins and commits around a handler.
func Around(db *sql.DB) router.Middleware {
	return func(next router.Handler) router.Handler {
		return func(r *router.Request) error {
			tx, err := db.BeginTx(r, nil)
			if err != nil {
				return err
			}
			defer tx.Rollback()
			r.Tx = tx
			if err := next(r); err != nil {
				return err
			}
			return tx.Commit()
		}
	}
}

// Named gives the request another path.
func Named(name string) router.Middleware {
	return func(next router.Handler) router.Handler {
		return func(r *router.Request) error {
			r.Path = name
			return next(r)
		}
	}
}

// Standard is middleware for the handlers of the standard library.
func Standard(db *sql.DB) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			tx, err := db.BeginTx(r.Context(), nil)
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			defer tx.Rollback()
			next.ServeHTTP(w, r)
			if err := tx.Commit(); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		})
	}
}
