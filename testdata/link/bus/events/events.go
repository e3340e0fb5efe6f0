// Package events is a bus within the process.
package events

// Bus hands events to a goroutine.
type Bus struct{ queue chan int64 }

// New returns a bus that runs.
func New() *Bus {
	b := &Bus{queue: make(chan int64, 16)}
	go b.run()
	return b
}

// Publish queues an event.
func (b *Bus) Publish(id int64) { b.queue <- id }

func (b *Bus) run() {
	for id := range b.queue {
		println(id)
	}
}

// Awake tells that there is something to do, and no more.
type Awake struct{ wake chan struct{} }

// NewAwake returns one that nobody listens to.
func NewAwake() *Awake { return &Awake{wake: make(chan struct{}, 1)} }

// Notify wakes.
func (a *Awake) Notify(int64) {
	select {
	case a.wake <- struct{}{}:
	default:
	}
}
