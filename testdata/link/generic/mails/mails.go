// Package mails has what is done with rows.
package mails

import (
	"context"
	"net/smtp"
)

// Order is a row.
type Order struct{ ID int64 }

// User is a row.
type User struct{ ID int64 }

// Handler sends a mail for each order.
type Handler struct{}

// Handle implements repo.Handler.
func (Handler) Handle(_ context.Context, o Order) error { return send("order") }

// Quiet does nothing for each row.
type Quiet[T any] struct{ last T }

// Handle implements repo.Handler.
func (Quiet[T]) Handle(context.Context, T) error { return nil }

// Sender sends.
type Sender struct{}

// Push implements repo.Pusher.
func (Sender) Push(text string) error { return send(text) }

// Silent sends nothing.
type Silent struct{}

// Push implements repo.Pusher.
func (Silent) Push(string) error { return nil }

// Letters keeps each key by mail.
type Letters[K any] struct{ To string }

// NewLetters returns letters.
func NewLetters[K any](to string) *Letters[K] { return &Letters[K]{To: to} }

// Keep implements repo.Keeper.
func (l *Letters[K]) Keep(K) error { return send(l.To) }

// Memory keeps the keys in memory.
type Memory[K comparable] struct{ Seen map[K]bool }

// Keep implements repo.Keeper.
func (m *Memory[K]) Keep(k K) error {
	m.Seen[k] = true
	return nil
}

// Asker asks for names by mail.
type Asker struct{}

// Find implements repo.Source.
func (Asker) Find(name string) (string, error) { return name, send(name) }

// Table knows the names of numbers.
type Table struct{}

// Find implements repo.Source.
func (Table) Find(int64) (string, error) { return "ann", nil }

// Write sends a mail about an order.
func Write(context.Context, Order) error { return send("order") }

func send(text string) error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, []byte(text))
}
