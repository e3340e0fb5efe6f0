// Package channel hands work to goroutines through channels that outlive its functions.
package channel

// Bus has a queue.
type Bus struct {
	queue chan int64
	wake  chan struct{}
}

// Queue is for anybody.
var Queue = make(chan int64, 8)

// Publish is a send away from whoever receives.
func (b *Bus) Publish(id int64) { b.queue <- id } // want Publish:`^effects\(channel example\.com/factwants/channel\.Bus\.queue\)$`

// Add is one call away from that, and from another channel.
func Add(b *Bus, id int64) { // want Add:`^effects\(channel example\.com/factwants/channel\.Queue, channel example\.com/factwants/channel\.Bus\.queue\)$`
	b.Publish(id)
	Queue <- id
}

// Try sends if somebody listens, in a goroutine.
func Try(id int64) { // want Try:`^effects\(channel example\.com/factwants/channel\.Queue in a goroutine\)$`
	go func() {
		select {
		case Queue <- id:
		default:
			println("nobody there")
		}
	}()
}

// Nudge is lost, and nobody minds, if nobody listens.
func Nudge(id int64) {
	select {
	case Queue <- id:
	default:
	}
}

// Wake says that there is something, not what.
func (b *Bus) Wake() { b.wake <- struct{}{} }

// Feed sends to what its caller gives it.
func Feed(ch chan<- int64, id int64) { ch <- id }
