package events_test

import (
	"testing"

	"example.com/link/noop/events"
	"example.com/link/noop/orders"
)

// What a test wires says nothing about the program.
func TestMail(t *testing.T) {
	s := orders.Service{Events: new(events.Mail)}
	if s.Events == nil {
		t.Fail()
	}
}
