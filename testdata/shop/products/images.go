package products

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"example.com/shop/store"
)

// Images keeps the pictures of products: rows in the database, files in a directory.
type Images struct {
	DB  *store.DB
	Dir string
}

// Delete removes a picture.
func (im *Images) Delete(ctx context.Context, id int64) error {
	return im.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		var name string
		if err := tx.QueryRowContext(ctx, `DELETE FROM images WHERE id = $1 RETURNING name`, id).Scan(&name); err != nil {
			return fmt.Errorf("image %d: %w", id, err)
		}
		return os.Remove(filepath.Join(im.Dir, name)) // want "changes files inside a transaction: os.Remove"
	})
}

// Replace puts another picture, which is in the directory already, in the place of one.
func (im *Images) Replace(ctx context.Context, id int64, name string) error {
	return im.DB.InTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		var old string
		if err := tx.QueryRowContext(ctx, `SELECT name FROM images WHERE id = $1 FOR UPDATE`, id).Scan(&old); err != nil {
			return fmt.Errorf("image %d: %w", id, err)
		}
		store.AfterCommit(ctx, func() {
			if err := os.Remove(filepath.Join(im.Dir, old)); err != nil { // ok: runs after the commit, or never
				slog.WarnContext(ctx, "old picture stays", "image", id, "error", err)
			}
		})
		_, err := tx.ExecContext(ctx, `UPDATE images SET name = $2 WHERE id = $1`, id, name)
		return err
	})
}
