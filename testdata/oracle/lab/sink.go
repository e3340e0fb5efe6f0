package lab

// Publish is an effect that cannot fail.
func Publish(string) { record("Publish") }

// Post is an effect that can.
func Post(string) error {
	record("Post")
	return Check()
}

// Client has effects.
type Client struct{}

// Deliver is an effect of a client.
func (*Client) Deliver(string) error {
	record("Deliver")
	return Check()
}

// Sender is behind an interface in its library.
type Sender interface{ Send() }

type sender struct{}

func (sender) Send() { record("Send") }

// NewSender returns a sender.
func NewSender() Sender { return sender{} }
