package finding

import (
	"fmt"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/solver"
)

// Message words a finding in one line that stands alone:
//
//	publishes to a queue inside a transaction: s.events.OrderCreated →
//	kafka.(*Writer).WriteMessages (events/kafka.go:31); it stays if the transaction begun at
//	line 30 rolls back, and is seen before it commits (queue)
func (f *Finding) Message() string {
	var b strings.Builder
	b.WriteString(f.does())
	if f.Async {
		b.WriteString(" in a goroutine started")
	}
	b.WriteString(" inside a transaction: ")
	b.WriteString(f.path())
	b.WriteString("; ")
	b.WriteString(f.hazard())
	if f.Retried {
		b.WriteString(", and the callback may run more than once")
	}
	if len(f.Programs) > 0 {
		b.WriteString(", as wired in " + strings.Join(f.Programs, ", "))
	}
	fmt.Fprintf(&b, " (%s)", f.Category)
	return b.String()
}

// does says what happens, as a verb with its object.
func (f *Finding) does() string {
	w := verbs[f.Category]
	if f.Read && w.reads != "" {
		return w.reads
	}
	if w.does == "" {
		return "has an effect"
	}
	return w.does
}

func (f *Finding) path() string {
	if len(f.Path) == 1 {
		return f.Callee + f.more()
	}
	var b strings.Builder
	for i, fr := range f.Path {
		switch {
		case i == 0:
			b.WriteString(f.Callee)
			continue
		case i == 2 && f.Skipped > 0:
			b.WriteString(" → …")
		}
		b.WriteString(" → " + strings.TrimPrefix(fr.Func, f.Package+"."))
	}
	last := f.Path[len(f.Path)-1]
	if last.File != "" {
		fmt.Fprintf(&b, " (%s:%d)", last.File, last.Line)
	}
	return b.String() + f.more()
}

func (f *Finding) more() string {
	if f.More == 0 {
		return ""
	}
	return fmt.Sprintf(" and %d more", f.More)
}

// hazard says what goes wrong.
func (f *Finding) hazard() string { return fmt.Sprintf(f.hazardFormat(), f.Transaction()) }

// hazardFormat is the hazard with a place for the transaction.
func (f *Finding) hazardFormat() string {
	h := verbs[f.Category].hazard
	if f.Read {
		h = holdsConnection
	}
	if h == "" {
		h = stays
	}
	return h
}

// Transaction names the transaction.
func (f *Finding) Transaction() string {
	switch f.Begin.Kind {
	case solver.ByParam:
		return "the transaction passed as " + f.Begin.Name
	case solver.ByHook:
		return "the transaction around " + f.Begin.Name
	}
	if f.Begin.File != f.File {
		return fmt.Sprintf("the transaction begun at %s:%d", f.Begin.File, f.Begin.Line)
	}
	return fmt.Sprintf("the transaction begun at line %d", f.Begin.Line)
}

const (
	stays            = "it stays if %s rolls back"
	staysSeen        = "it stays if %s rolls back, and is seen before it commits"
	staysHolds       = "it is not undone if %s rolls back, whose connection waits for the network"
	raceStays        = "it may be done before %s commits, and stays if that rolls back"
	besideTx         = "it is no part of %s: it does not see that one's rows, stays if that one rolls back, " + secondConnection
	independentTx    = "it is independent of %s: it stays if that one rolls back, may wait for its locks, " + secondConnection
	secondConnection = "and takes a second connection while the first is held"
	holdsConnection  = "the connection and locks of %s are held while it waits"
)

// Mend words the fix that replaces a call by the variant which is given the transaction.
func Mend(variant, handle string) string { return "call " + variant + " with " + handle }

// wording is what is said of a category.
type wording struct{ does, reads, hazard string }

var verbs = map[catalog.Category]wording{
	catalog.Payment:    {"calls a payment provider", "reads from a payment provider", staysHolds},
	catalog.Mail:       {"sends mail", "reads from a mail service", stays},
	catalog.SMS:        {"sends an SMS", "reads from an SMS service", stays},
	catalog.Push:       {"sends a push notification", "reads from a push service", stays},
	catalog.Chat:       {"posts a chat message", "reads from a chat service", stays},
	catalog.Queue:      {"publishes to a queue", "reads from a queue", staysSeen},
	catalog.Workflow:   {"starts a workflow", "reads from a workflow engine", staysSeen},
	catalog.Infra:      {"calls a cloud or cluster API", "reads from a cloud or cluster API", staysHolds},
	catalog.HTTP:       {"makes an HTTP request", "makes an HTTP request", staysHolds},
	catalog.RPC:        {"makes a remote call", "makes a remote call", staysHolds},
	catalog.Storage:    {"writes to object storage", "reads from object storage", stays},
	catalog.Search:     {"writes to a search index", "reads from a search index", staysSeen},
	catalog.Cache:      {"writes to a cache", "reads from a cache", staysSeen},
	catalog.OtherDB:    {"writes to another database", "reads from another database", stays},
	catalog.WebSocket:  {"pushes to connected clients", "", staysSeen},
	catalog.Exec:       {"runs a process", "", stays},
	catalog.FS:         {"changes files", "", stays},
	catalog.OuterDB:    {"uses the connection pool", "", besideTx},
	catalog.NestedTx:   {"begins a second transaction", "", independentTx},
	catalog.Channel:    {"hands work to another goroutine", "", raceStays},
	catalog.Response:   {"writes the response", "", staysSeen},
	catalog.LocalCache: {"changes an in-process cache", "", staysSeen},
	catalog.Latency:    {"waits", "waits", holdsConnection},
	catalog.Telemetry:  {"reports to a telemetry service", "", stays},
}
