// Package finish ends transactions that others began.
package finish

import (
	"database/sql"
	"errors"
)

// Finish commits tx if *err is nil, and rolls it back otherwise. Closer of
// parameter 0, on every path.
func Finish(tx *sql.Tx, err *error) {
	if *err != nil {
		*err = errors.Join(*err, tx.Rollback())
		return
	}
	*err = tx.Commit()
}

// Settle is Finish for those who have the error as a value. Closer of
// parameter 0, on every path, over another closer.
func Settle(tx *sql.Tx, err error) error {
	Finish(tx, &err)
	return err
}
