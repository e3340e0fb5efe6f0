package events

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/segmentio/kafka-go"
)

// Kafka publishes to a topic, one key for each order.
type Kafka struct{ w *kafka.Writer }

// NewKafka returns a publisher that writes to topic.
func NewKafka(topic string, brokers ...string) *Kafka {
	return &Kafka{w: &kafka.Writer{
		Addr:         kafka.TCP(brokers...),
		Topic:        topic,
		Balancer:     &kafka.Hash{},
		RequiredAcks: kafka.RequireAll,
	}}
}

// OrderConfirmed implements Publisher.
func (k *Kafka) OrderConfirmed(ctx context.Context, o Order) error {
	return k.publish(ctx, "order.confirmed", o)
}

// OrderCancelled implements Publisher.
func (k *Kafka) OrderCancelled(ctx context.Context, o Order) error {
	return k.publish(ctx, "order.cancelled", o)
}

func (k *Kafka) publish(ctx context.Context, kind string, o Order) error {
	value, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	msg := kafka.Message{
		Key:     strconv.AppendInt(nil, o.ID, 10),
		Value:   value,
		Headers: []kafka.Header{{Key: "kind", Value: []byte(kind)}},
	}
	if err := k.w.WriteMessages(ctx, msg); err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	return nil
}
