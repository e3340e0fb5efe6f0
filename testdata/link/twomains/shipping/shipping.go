// Package shipping is part of one program only.
package shipping

import (
	"context"
	"database/sql"

	"example.com/link/twomains/repo"
)

// Ship hands the transaction on.
func Ship(ctx context.Context, db *sql.DB, r *repo.Repo) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := r.Ship(ctx, tx); err != nil { // ok: reported in Ship
		return err
	}
	return tx.Commit()
}

// RemindAll is called by nobody.
func RemindAll(ctx context.Context, db *sql.DB, r *repo.Repo) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := r.Remind(ctx, tx); err != nil { // ok
		return err
	}
	return tx.Commit()
}
