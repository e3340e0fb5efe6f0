// Package events publishes, with layers around it.
package events

import (
	"context"
	"log/slog"
	"strconv"

	"github.com/segmentio/kafka-go"

	"example.com/link/decorator/orders"
)

// Kafka publishes to a topic.
type Kafka struct{ w *kafka.Writer }

// NewKafka returns a publisher.
func NewKafka(topic string) *Kafka { return &Kafka{w: &kafka.Writer{Topic: topic}} }

// OrderPlaced implements orders.Publisher.
func (k *Kafka) OrderPlaced(ctx context.Context, id int64) error {
	return k.w.WriteMessages(ctx, kafka.Message{Value: strconv.AppendInt(nil, id, 10)})
}

// Logged logs what it publishes.
type Logged struct {
	Next orders.Publisher
	Log  *slog.Logger
}

// OrderPlaced implements orders.Publisher.
func (l *Logged) OrderPlaced(ctx context.Context, id int64) error {
	err := l.Next.OrderPlaced(ctx, id)
	l.Log.InfoContext(ctx, "published", "order", id, "error", err)
	return err
}

type retried struct {
	next  orders.Publisher
	times int
}

// Retried tries again.
func Retried(p orders.Publisher, times int) orders.Publisher { return retried{p, times} }

func (r retried) OrderPlaced(ctx context.Context, id int64) (err error) {
	for range r.times {
		if err = r.next.OrderPlaced(ctx, id); err == nil {
			return nil
		}
	}
	return err
}

// Counted counts what it notes.
type Counted struct {
	Next orders.Auditor
	n    int
}

// Note implements orders.Auditor.
func (c *Counted) Note(text string) error {
	c.n++
	return c.Next.Note(text)
}

// Nothing notes nothing.
type Nothing struct{}

// Note implements orders.Auditor.
func (Nothing) Note(string) error { return nil }
