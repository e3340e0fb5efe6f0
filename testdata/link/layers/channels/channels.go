// Package channels is the third layer.
package channels

// Transport moves bytes.
type Transport interface{ Move(b []byte) error }

// Letter implements notify.Channel.
type Letter struct{ Transport Transport }

// Write moves a letter.
func (l *Letter) Write(text string) error { return l.Transport.Move([]byte(text)) }
