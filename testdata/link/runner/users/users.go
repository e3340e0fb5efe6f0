// Package users declares a store that runs its functions, and does not know how.
package users

import (
	"context"
	"net/http"
	"net/smtp"
)

// Queries is what a function can do inside a transaction.
type Queries interface {
	SetName(ctx context.Context, id int64, name string) error
}

// Store is implemented elsewhere.
type Store interface {
	InTx(ctx context.Context, fn func(context.Context, Queries) error) error
	UpdateToken(ctx context.Context, id int64, update func(old string) (string, error)) error
}

// Cache is implemented elsewhere, without transactions.
type Cache interface {
	Update(ctx context.Context, id int64, update func(old string) (string, error)) error
}

// Service knows users.
type Service struct {
	store Store
	cache Cache
}

// New returns a service.
func New(store Store, cache Cache) *Service { return &Service{store: store, cache: cache} }

// Rename writes a mail inside, and one outside.
func (s *Service) Rename(ctx context.Context, id int64) error {
	if err := mail("ann@example.com"); err != nil { // ok: before the transaction
		return err
	}
	err := s.store.InTx(ctx, func(ctx context.Context, q Queries) error {
		if err := q.SetName(ctx, id, "ann"); err != nil { // ok: writes rows
			return err
		}
		return mail("ann@example.com") // link `sends mail inside a transaction: mail → smtp.SendMail \(runner/users/users.go:117\); it stays if the transaction begun at line 40 rolls back \(mail\)`
	})
	if err != nil {
		return err
	}
	return mail("ann@example.com") // ok: after the commit
}

// Refresh fetches a token while the row is locked.
func (s *Service) Refresh(ctx context.Context, id int64) error {
	return s.store.UpdateToken(ctx, id, func(old string) (string, error) {
		resp, err := http.Get("https://example.com/token?old=" + old) // link "inside a transaction: http.Get"
		if err != nil {
			return "", err
		}
		return resp.Header.Get("Token"), resp.Body.Close()
	})
}

// Named passes a declared function, which has no transaction in its hands.
func (s *Service) Named(ctx context.Context, id int64) error {
	return s.store.UpdateToken(ctx, id, fetch) // link "inside a transaction: s.store.UpdateToken → fetch → http.Get"
}

// Cached has the same callback for something that has no transaction.
func (s *Service) Cached(ctx context.Context, id int64) error {
	return s.cache.Update(ctx, id, func(string) (string, error) {
		return "", mail("ann@example.com") // ok: the implementation opens no transaction
	})
}

// Both wraps the runner once more.
func (s *Service) Both(ctx context.Context, id int64) error {
	return s.atomically(ctx, func(ctx context.Context, q Queries) error {
		if err := mail("ann@example.com"); err != nil { // link "sends mail inside a transaction: mail → smtp.SendMail"
			return err
		}
		return q.SetName(ctx, id, "bob")
	})
}

func (s *Service) atomically(ctx context.Context, fn func(context.Context, Queries) error) error {
	return s.store.InTx(ctx, func(ctx context.Context, q Queries) error { return fn(ctx, q) })
}

// Result has a result by way of a generic function around the runner.
func (s *Service) Result(ctx context.Context, id int64) error {
	_, err := within(ctx, s.store, func(ctx context.Context, q Queries) (int, error) {
		if err := q.SetName(ctx, id, "cat"); err != nil {
			return 0, err
		}
		return 1, mail("ann@example.com") // link "sends mail inside a transaction: mail → smtp.SendMail"
	})
	return err
}

func within[T any](ctx context.Context, s Store, fn func(context.Context, Queries) (T, error)) (out T, err error) {
	err = s.InTx(ctx, func(ctx context.Context, q Queries) error {
		out, err = fn(ctx, q)
		return err
	})
	return out, err
}

func fetch(old string) (string, error) {
	resp, err := http.Get("https://example.com/token?old=" + old)
	if err != nil {
		return "", err
	}
	return resp.Header.Get("Token"), resp.Body.Close()
}

func mail(to string) error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{to}, nil)
}
