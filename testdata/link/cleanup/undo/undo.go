// Package undo keeps what undoes the steps that were made so far.
package undo

// Stack is what undoes the steps, last one first.
type Stack struct {
	steps []func()
	last  func()
}

// New returns an empty stack.
func New() *Stack { return &Stack{} }

// Ending returns a stack that ends with a step of its own.
func Ending(last func()) *Stack { return &Stack{last: last} }

// Add adds a step.
func (s *Stack) Add(step func()) { s.steps = append(s.steps, step) }

// Fail undoes the steps.
func (s *Stack) Fail() {
	for i := len(s.steps) - 1; i >= 0; i-- {
		s.steps[i]()
	}
}

// End does the last step.
func (s *Stack) End() {
	if s.last != nil {
		s.last()
	}
}
