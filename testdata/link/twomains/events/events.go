// Package events publishes, or does not.
package events

import (
	"context"
	"net/smtp"

	"github.com/segmentio/kafka-go"
)

// Kafka publishes.
type Kafka struct{ w *kafka.Writer }

// NewKafka returns a publisher.
func NewKafka(topic string) *Kafka { return &Kafka{w: &kafka.Writer{Topic: topic}} }

// OrderPlaced implements orders.Publisher.
func (k *Kafka) OrderPlaced(ctx context.Context) error {
	return k.w.WriteMessages(ctx, kafka.Message{Value: []byte("placed")})
}

// Noop publishes nothing.
type Noop struct{}

// OrderPlaced implements orders.Publisher.
func (Noop) OrderPlaced(context.Context) error { return nil }

// Mail sends mail.
type Mail struct{}

// Send implements orders.Mailer.
func (Mail) Send(to string) error {
	return smtp.SendMail("mail.example.com:25", nil, "shop@example.com", []string{to}, nil)
}
