// Package orders declares interfaces that types of libraries implement as they are.
package orders

import (
	"context"
	"database/sql"
	"net/http"
	"net/smtp"

	"github.com/segmentio/kafka-go"
	"gorm.io/gorm"
)

// Pool is a *sql.DB.
type Pool interface {
	BeginTx(ctx context.Context, opts *sql.TxOptions) (*sql.Tx, error)
}

// Runner is a *gorm.DB.
type Runner interface {
	Transaction(fn func(tx *gorm.DB) error, opts ...*sql.TxOptions) error
}

// Doer is an *http.Client.
type Doer interface {
	Do(req *http.Request) (*http.Response, error)
}

// Writer is a *kafka.Writer.
type Writer interface {
	WriteMessages(ctx context.Context, msgs ...kafka.Message) error
}

// Counter is a *kafka.Writer, of which it wants numbers only.
type Counter interface{ Stats() kafka.WriterStats }

// Service takes orders.
type Service struct {
	Pool   Pool
	DB     Runner
	Client Doer
	Writer Writer
	Stats  Counter
}

// Call calls a client behind an interface.
func (s *Service) Call(ctx context.Context) error {
	tx, err := s.Pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://example.com", nil)
	if err != nil {
		return err
	}
	resp, err := s.Client.Do(req) // want "makes an HTTP request inside a transaction: s.Client.Do"
	if err != nil {
		return err
	}
	if err := resp.Body.Close(); err != nil {
		return err
	}
	return tx.Commit()
}

// Write writes to a writer behind an interface, inside and outside.
func (s *Service) Write(ctx context.Context) error {
	tx, err := s.Pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.Writer.WriteMessages(ctx, kafka.Message{Topic: "orders"}); err != nil { // want "publishes to a queue inside a transaction: s.Writer.WriteMessages"
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return s.Writer.WriteMessages(ctx, kafka.Message{Topic: "orders"}) // ok: after the commit
}

// Transact has a runner of a library behind an interface.
func (s *Service) Transact(context.Context) error {
	return s.DB.Transaction(func(tx *gorm.DB) error {
		if err := tx.Exec("SELECT 1").Error; err != nil {
			return err
		}
		return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{"ann@example.com"}, nil) // want "sends mail inside a transaction: smtp.SendMail"
	})
}

// Count asks for numbers.
func (s *Service) Count(ctx context.Context) error {
	tx, err := s.Pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	_ = s.Stats.Stats() // ok: no message is written
	return tx.Commit()
}
