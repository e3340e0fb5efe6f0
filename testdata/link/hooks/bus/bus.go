// Package bus has hooks of any type of event.
package bus

import "sync"

// Handler handles an event.
type Handler[T any] func(event T) error

// Hook keeps handlers.
type Hook[T any] struct {
	mu       sync.Mutex
	handlers []Handler[T]
}

// Add keeps a handler.
func (h *Hook[T]) Add(fn Handler[T]) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.handlers = append(h.handlers, fn)
}

// Trigger calls the handlers.
func (h *Hook[T]) Trigger(event T) error {
	h.mu.Lock()
	list := append([]Handler[T](nil), h.handlers...)
	h.mu.Unlock()
	for _, fn := range list {
		if err := fn(event); err != nil {
			return err
		}
	}
	return nil
}

// Topics has a hook for each topic.
type Topics[T any] struct {
	byName map[string]Handler[T]
	all    Hook[T]
}

// On keeps the handler of a topic.
func (t *Topics[T]) On(name string, fn Handler[T]) {
	if t.byName == nil {
		t.byName = map[string]Handler[T]{}
	}
	t.byName[name] = fn
}

// All keeps a handler of all topics.
func (t *Topics[T]) All(fn Handler[T]) { t.all.Add(fn) }

// Emit calls the handler of a topic.
func (t *Topics[T]) Emit(name string, event T) error {
	if fn, ok := t.byName[name]; ok {
		return fn(event)
	}
	return nil
}

// EmitAll calls the handlers of all topics.
func (t *Topics[T]) EmitAll(event T) error { return t.all.Trigger(event) }
