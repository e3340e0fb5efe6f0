// Package users keeps users in one of two stores.
package users

import "context"

// Store keeps users.
type Store interface {
	Update(ctx context.Context, id string, fn func(name string) error) error
	Touch(ctx context.Context, id string) error
	Begin(ctx context.Context) (Work, error)
}

// Work is open until it is done.
type Work interface {
	Done() error
}

// Service has two stores.
type Service struct {
	Store  Store
	Mirror Store
}

// Update calls the store again while the store runs it: one value has one type, and the store
// that opens a transaction sends nothing. It uses its pool beside it, though.
func (s *Service) Update(ctx context.Context, id string) error {
	return s.Store.Update(ctx, id, func(string) error {
		return s.Store.Touch(ctx, id) // link `uses the connection pool inside a transaction: s.Store.Touch → store.\(\*Local\).Touch`
	})
}

// Both calls another store.
func (s *Service) Both(ctx context.Context, id string) error {
	return s.Store.Update(ctx, id, func(string) error {
		return s.Mirror.Touch(ctx, id) // link `makes an HTTP request inside a transaction: s.Mirror.Touch → store.\(\*Remote\).Touch → http.\(\*Client\).Post`
	})
}

// Twice calls a store that it was given, in a literal within a literal.
func Twice(ctx context.Context, s Store) error {
	return s.Update(ctx, "a", func(string) error {
		each(func(id string) {
			_ = s.Touch(ctx, id) // link `uses the connection pool inside a transaction: s.Touch → store.\(\*Local\).Touch`
		})
		return s.Update(ctx, "b", func(string) error { return nil }) // link `begins a second transaction inside a transaction: s.Update → store.\(\*Local\).Update`
	})
}

// Teller is a store by which others are told.
type Teller interface {
	Update(ctx context.Context, id string, fn func(name string) error) error
	Touch(ctx context.Context, id string) error
}

// Tell calls a value whose method that opens is that of another type, which it embeds.
func Tell(ctx context.Context, t Teller) error {
	return t.Update(ctx, "a", func(string) error {
		return t.Touch(ctx, "a") // link "sends mail inside a transaction: t.Touch → store.Loud.Touch → smtp.SendMail"
	})
}

// Work begins and ends by itself.
func (s *Service) Work(ctx context.Context, id string) error {
	w, err := s.Store.Begin(ctx)
	if err != nil {
		return err
	}
	if err := s.Store.Touch(ctx, id); err != nil { // link `uses the connection pool inside a transaction: s.Store.Touch → store.\(\*Local\).Touch`
		return err
	}
	if err := s.Mirror.Touch(ctx, id); err != nil { // link `makes an HTTP request inside a transaction: s.Mirror.Touch → store.\(\*Remote\).Touch → http.\(\*Client\).Post`
		return err
	}
	return w.Done()
}

func each(fn func(id string)) {
	for _, id := range []string{"a", "b"} {
		fn(id)
	}
}
