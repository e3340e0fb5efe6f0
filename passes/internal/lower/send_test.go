package lower

import (
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// TestSends: which sends are sites, as `channel: as written` (rule R21).
func TestSends(t *testing.T) {
	const src = `
type Event struct{ ID int64 }
type Hub struct{ queue chan Event; subs map[string][]*Sub; inner struct{ ch chan Event }; q *Queue[Event] }
type Sub struct{ ch chan<- Event }
type Queue[X any] struct{ items chan X }
type Request struct{ id int64; reply chan Event }
type Server struct{ requests chan *Request }
var topic = make(chan Event)
var topics map[string]chan Event
func New() *Hub { return &Hub{queue: make(chan Event)} }
func find(b *Hub) *Hub { return b }
func Ask(s *Server) Event {
	r := &Request{reply: make(chan Event)}
	s.requests <- r
	return <-r.reply
}
`
	for _, tt := range []struct{ name, fn, want string }{
		{"field", "func F(b *Hub, e Event) { b.queue <- e }", "Hub.queue: b.queue <- …"},
		{"field of a receiver by value", "func (b Hub) F(e Event) { b.queue <- e }", "Hub.queue: b.queue <- …"},
		{"field of a field", "func F(b *Hub, e Event) { b.inner.ch <- e }", "struct.ch: b.inner.ch <- …"},
		{"field of a generic type", "func F(b *Hub, e Event) { b.q.items <- e }", "Queue.items: b.q.items <- …"},
		{"package variable", "func F(e Event) { topic <- e }", "topic: topic <- …"},
		{"element", "func F(e Event) { topics[``] <- e }", "topics: topics[…] <- …"},
		{"element's field", "func F(b *Hub, e Event) { for _, s := range b.subs[``] { s.ch <- e } }", "Sub.ch: s.ch <- …"},
		{"two cases of a select", "func F(b *Hub, e Event) { select { case b.queue <- e: case topic <- e: } }", "Hub.queue: b.queue <- …, topic: topic <- …"},
		{"result", "func F(b *Hub, e Event) { find(b).queue <- e }", "Hub.queue: find(…).queue <- …"},
		{"one of two", "func F(b *Hub, e Event, on bool) { ch := make(chan Event); if on { ch = b.queue }; ch <- e }", "Hub.queue: ch <- …"},
		{"captured", "func F(b *Hub, e Event) { ch := b.queue; func() { ch <- e }() }", "Hub.queue: ch <- …"},

		{"dropped with a word", "func F(b *Hub, e Event) { select { case b.queue <- e: default: print(`full`) } }", "Hub.queue: b.queue <- …"},
		{"dropped in a select without default", "func F(b *Hub, e Event, stop chan int) { select { case b.queue <- e: case <-stop: } }", "Hub.queue: b.queue <- …"},
		{"served by a goroutine", "func F(e Event) { daily <- e }; var daily chan Event; func Start() { daily = make(chan Event); go func() { for e := range daily { print(e.ID) } }() }", "daily: daily <- …"},

		{"dropped", "func F(b *Hub, e Event) { select { case b.queue <- e: default: } }", ""},
		{"dropped, one of two", "func F(b *Hub, e Event, done chan int) { for { select { case b.queue <- e: case <-done: default: continue } } }", ""},
		{"served and closed", "type job struct{ ch chan Event }; func F(j *job, e Event) { j.ch <- e }; func Do(e Event) { j := &job{ch: make(chan Event)}; go func() { for e := range j.ch { print(e.ID) } }(); F(j, e); close(j.ch) }", ""},
		{"parameter", "func F(ch chan Event, e Event) { ch <- e }", ""},
		{"made here", "func F(e Event) { ch := make(chan Event); ch <- e }", ""},
		{"made and kept here", "func F(b *Hub, e Event) { b.queue = make(chan Event); b.queue <- e }", ""},
		{"holder made here", "func F(e Event) { b := &Hub{queue: make(chan Event)}; b.queue <- e }", ""},
		{"constructor", "func F(e Event) { New().queue <- e }", ""},
		{"struct by value", "func F(b Hub, e Event) { b.queue <- e }", ""},
		{"out of a channel", "func F(in chan *Hub, e Event) { b := <-in; b.queue <- e }", ""},
		{"received too", "func F(b *Hub, e Event) Event { b.queue <- e; return <-b.queue }", ""},
		{"received in a literal", "func F(b *Hub, e Event) { go func() { print((<-b.queue).ID) }(); b.queue <- e }", ""},
		{"makes room", "func F(b *Hub, e Event) { <-b.queue; b.queue <- e }", "Hub.queue: b.queue <- …"},
		{"closed", "func F(b *Hub, e Event) { b.queue <- e; close(b.queue) }", ""},
		{"returned", "func F(b *Hub, e Event) chan Event { b.queue <- e; return b.queue }", ""},
		{"answer", "func F(r *Request, e Event) { r.reply <- e }", ""},
		{"request", "func F(s *Server, r *Request) { s.requests <- r }", ""},
		{"lent", "type scan struct{ progress chan<- Event }; func Scan(p chan Event) { s := &scan{progress: p}; F(s, Event{}) }; func F(s *scan, e Event) { s.progress <- e }", ""},
		{"lent and kept", "type scan struct{ progress chan<- Event }; func NewScan(p chan Event) *scan { s := &scan{progress: p}; return s }; func F(s *scan, e Event) { s.progress <- e }", "scan.progress: s.progress <- …"},
		{"lent and put", "type scan struct{ progress chan<- Event }; var last *scan; func Scan(p chan Event) { s := &scan{progress: p}; last = s }; func F(s *scan, e Event) { s.progress <- e }", "scan.progress: s.progress <- …"},
		{"of a test", "type TB interface{ Helper(); FailNow() }; func F(b *struct{ ch chan int64; tb TB }, id int64) { b.ch <- id }", ""},
		{"constant", "func F(b *struct{ ch chan int }) { b.ch <- 1 }", ""},
		{"bool", "func F(b *struct{ ch chan bool }, on bool) { b.ch <- on }", ""},
		{"empty struct", "func F(b *struct{ ch chan struct{} }) { b.ch <- struct{}{} }", ""},
		{"channel", "func F(b *struct{ ch chan chan int }, ch chan int) { b.ch <- ch }", ""},
		{"error", "func F(b *struct{ ch chan error }, err error) { b.ch <- err }", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in := compiled(t, map[string]string{"orders.go": prelude + src + tt.fn})
			if got := sends(t, in); got != "" {
				t.Errorf("%q without being asked", got)
			}
			in.Sends = true
			if got := sends(t, in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// sends lists the sends of the function F and its literals.
func sends(t *testing.T, in Input) string {
	t.Helper()
	var out []string
	for _, f := range Package(in).Funcs {
		if root := short(f.Root); root != "F" && root != "(Hub).F" {
			continue
		}
		for _, s := range f.Sites {
			if s.Send {
				out = append(out, short(s.Entry.Name)+": "+s.Expr)
				if s.Entry.Sink.Category != catalog.Channel {
					t.Errorf("%s is of category %s", s.Expr, s.Entry.Sink.Category)
				}
			}
		}
	}
	return strings.Join(out, ", ")
}

// TestSendsTested: a test that receives what the program sends does not make it an answer.
func TestSendsTested(t *testing.T) {
	in := compiled(t, map[string]string{
		"orders.go":      "package orders\ntype Hub struct{ queue chan int64 }\nfunc F(h *Hub, id int64) { h.queue <- id }",
		"orders_test.go": "package orders\nfunc Test() { h := &Hub{queue: make(chan int64, 1)}; F(h, 1); <-h.queue }",
	})
	in.Sends = true
	if got, want := sends(t, in), "Hub.queue: h.queue <- …"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
