// Package hooks has functions that do not call their callback at once.
package hooks

import (
	"database/sql"
	"sync"
)

// Queue keeps what is to be done after the commit.
type Queue struct {
	open  bool
	after []func()
	named map[string]func()
}

// Keep only stores.
func (q *Queue) Keep(fn func()) { // want Keep:`^keeps\((0\.after, )?1\)$`
	q.after = append(q.after, fn)
}

// Name stores in a map.
func (q *Queue) Name(name string, fn func()) { // want Name:`^keeps\(2\)$`
	q.named[name] = fn
}

// AfterCommit calls at once where no transaction is open.
func (q *Queue) AfterCommit(fn func()) { // want AfterCommit:`^calls\(1\) keeps\((0\.after, )?1\)$`
	if !q.open {
		fn()
		return
	}
	q.after = append(q.after, fn)
}

// Go calls in a goroutine.
func Go(fn func()) { // want Go:`^spawns\(0\)$`
	go fn()
}

// Soon calls in one, by way of the library.
func Soon(wg *sync.WaitGroup, fn func()) { // want Soon:`^spawns\(1\)$`
	wg.Go(func() { fn() })
}

// InTx starts the callback in a goroutine while the transaction is open.
func InTx(db *sql.DB, fn func()) error { // want InTx:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1\)$`
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	go fn()
	return tx.Commit()
}
