// Package tasks has a generic type that keeps a function.
package tasks

// Task calls a function with a value.
type Task[T any] struct {
	value T
	run   func(T) error
}

// New returns a task.
func New[T any](value T, run func(T) error) *Task[T] { return &Task[T]{value: value, run: run} }

// Do does it.
func (t *Task[T]) Do() error { return t.run(t.value) }
