package lab

import (
	"context"
	"errors"
)

// DB begins transactions.
type DB struct{}

// Open returns a database.
func Open() *DB { return &DB{} }

// Tx is a transaction. Having one means that it is open.
type Tx struct{ span *span }

// ErrDone is returned when a transaction that has ended is ended again.
var ErrDone = errors.New("lab: the transaction has ended")

// Begin opens a transaction.
func (*DB) Begin() (*Tx, error) {
	if err := Check(); err != nil {
		return nil, err
	}
	return &Tx{begin(nil)}, nil
}

// Savepoint opens a transaction inside this one.
func (tx *Tx) Savepoint() (*Tx, error) {
	if err := Check(); err != nil {
		return nil, err
	}
	return &Tx{begin(tx.span)}, nil
}

// Commit ends the transaction, even when it fails, and then runs the hooks if it does not.
func (tx *Tx) Commit() error {
	if tx.span.outcome != "" {
		return ErrDone
	}
	err := Check()
	if err != nil {
		tx.span.end("failed")
		return err
	}
	tx.span.end("committed")
	current.hooks++
	defer func() { current.hooks-- }()
	for _, fn := range tx.span.hooks {
		fn()
	}
	return nil
}

// Rollback ends the transaction unless it has ended.
func (tx *Tx) Rollback() error {
	if tx.span.outcome != "" {
		return ErrDone
	}
	tx.span.end("rolled back")
	return nil
}

// OnCommit has fn called after the commit.
func (tx *Tx) OnCommit(fn func()) { tx.span.hooks = append(tx.span.hooks, fn) }

// Execer runs statements, inside a transaction or not.
type Execer interface{ Exec(query string) error }

// Exec runs a statement in the transaction.
func (*Tx) Exec(string) error { return Check() }

// Exec runs a statement.
func (*DB) Exec(string) error { return Check() }

// InTx runs fn in a transaction.
func (*DB) InTx(fn func(tx *Tx) error) (err error) {
	if err := Check(); err != nil {
		return err
	}
	tx := &Tx{begin(nil)}
	defer func() {
		if tx.span.outcome == "" {
			tx.span.end("rolled back")
		}
	}()
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}

type key struct{}

// InCtx runs fn in a transaction that its context carries.
func (db *DB) InCtx(ctx context.Context, fn func(ctx context.Context) error) error {
	return db.InTx(func(tx *Tx) error { return fn(context.WithValue(ctx, key{}, tx)) })
}

// Retry runs fn in a transaction, and once more if that failed.
func (db *DB) Retry(fn func(tx *Tx) error) error {
	if db.InTx(fn) == nil {
		return nil
	}
	return db.InTx(fn)
}

// Session is used with a transaction and without.
type Session struct{ tx *Tx }

// Session returns a session without a transaction.
func (*DB) Session() *Session { return &Session{} }

// Begin opens a transaction in the session.
func (s *Session) Begin() (err error) {
	if err := Check(); err != nil {
		return err
	}
	s.tx = &Tx{begin(nil)}
	return nil
}

// Commit ends the session's transaction.
func (s *Session) Commit() error {
	if s.tx == nil {
		return ErrDone
	}
	return s.tx.Commit()
}

// Rollback ends the session's transaction unless there is none.
func (s *Session) Rollback() error {
	if s.tx == nil {
		return ErrDone
	}
	return s.tx.Rollback()
}

// Exec runs a statement.
func (*Session) Exec(string) error { return Check() }
