// Package ledger declares what it needs; the container is told who provides it.
package ledger

import (
	"context"
	"log"
)

// Driver opens books.
type Driver interface {
	Open(name string) (Book, error)
}

// Book is written in a transaction.
type Book interface {
	InTx(ctx context.Context, fn func(ctx context.Context) error) error
}

// Clock tells the time.
type Clock interface{ Now() (string, error) }

// Bell rings.
type Bell interface{ Ring() error }

// Ledger writes books.
type Ledger struct {
	driver Driver
	clock  Clock
	bell   Bell
}

// New returns a ledger.
func New(driver Driver, clock Clock) *Ledger { return &Ledger{driver: driver, clock: clock} }

// Run is called by the container.
func Run(l *Ledger) {
	if err := l.Write(context.Background(), "cash"); err != nil {
		log.Print(err)
	}
}

// Write asks for the time in the transaction of a book.
func (l *Ledger) Write(ctx context.Context, name string) error {
	book, err := l.driver.Open(name)
	if err != nil {
		return err
	}
	return book.InTx(ctx, func(ctx context.Context) error {
		if err := l.bell.Ring(); err != nil { // ok: the container makes one, but was not told to use it for this
			return err
		}
		now, err := l.clock.Now() // link `makes an HTTP request inside a transaction: l.clock.Now → store.\(\*Clock\).Now → http.Get`
		log.Print(now)
		return err
	})
}
