// Package events has the adapters: Kafka and SMTP.
package events

import (
	"context"
	"net/smtp"
	"strconv"

	"github.com/segmentio/kafka-go"
)

// Kafka publishes to a topic.
type Kafka struct{ w *kafka.Writer }

// NewKafka returns a publisher.
func NewKafka(topic string) *Kafka {
	return &Kafka{w: &kafka.Writer{Addr: kafka.TCP("localhost:9092"), Topic: topic}}
}

// OrderPlaced publishes an event.
func (k *Kafka) OrderPlaced(ctx context.Context, id int64) error {
	return k.publish(ctx, "placed", id)
}

func (k *Kafka) publish(ctx context.Context, kind string, id int64) error {
	return k.w.WriteMessages(ctx, kafka.Message{Key: []byte(kind), Value: strconv.AppendInt(nil, id, 10)})
}

// Mail sends mail.
type Mail struct{ Addr string }

// Tell sends a mail.
func (m Mail) Tell(to, text string) error {
	return smtp.SendMail(m.Addr, nil, "shop@example.com", []string{to}, []byte(text))
}

// Bell wakes somebody.
type Bell struct{ Mail }

// Ring sends a mail.
func (b Bell) Ring(text string) error { return b.Tell("bell@example.com", text) }
