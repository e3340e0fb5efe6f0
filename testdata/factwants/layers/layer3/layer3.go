// Package layer3 is the business.
package layer3

import "example.com/factwants/layers/layer2"

// Service has a store.
type Service struct{ Store *layer2.Store }

// Atomically is a runner, three layers up.
func (s *Service) Atomically(fn func() error) error { // want Atomically:`^effects\(nestedtx \(\*database/sql\.DB\)\.Begin\) runs\(1\)$`
	return s.Store.Do(func(q *layer2.Queries) error {
		if err := q.Pay(); err != nil {
			return err
		}
		return fn()
	})
}

// AtOnce is none.
func (s *Service) AtOnce(fn func() error) error { // want AtOnce:`^calls\(1\)$`
	return fn()
}
