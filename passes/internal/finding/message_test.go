package finding

import (
	"testing"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/solver"
	"github.com/txspill/txspill/passes/internal/summary"
)

var (
	direct   = []summary.Frame{{Func: "smtp.SendMail", File: "orders/create.go", Line: 42}}
	helper   = []summary.Frame{{Func: "orders.notify", File: "orders/create.go", Line: 42}, {Func: "smtp.SendMail", File: "orders/notify.go", Line: 7}}
	events   = []summary.Frame{{Func: "events.Events.OrderCreated"}, {Func: "kafka.(*Writer).WriteMessages", File: "events/kafka.go", Line: 31}}
	atLine30 = solver.Begin{Kind: solver.ByCall, File: "orders/create.go", Line: 30}
)

// base is a mail that is sent directly. The table below says what is different.
func base() Finding {
	return Finding{
		File: "orders/create.go", Category: catalog.Mail, Callee: "smtp.SendMail", Sink: "net/smtp.SendMail",
		Path: direct, Begin: atLine30, Package: "orders",
	}
}

// TestMessage goes from literal findings to the text that users read.
func TestMessage(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*Finding)
		want   string
	}{
		{
			"a sink called directly", func(*Finding) {},
			"sends mail inside a transaction: smtp.SendMail; " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"through a helper of the package",
			func(f *Finding) { f.Callee, f.Path = "notify", helper },
			"sends mail inside a transaction: notify → smtp.SendMail (orders/notify.go:7); " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"through an interface",
			func(f *Finding) {
				f.Category, f.Callee, f.Path = catalog.Queue, "s.events.OrderCreated", events
			},
			"publishes to a queue inside a transaction: s.events.OrderCreated → kafka.(*Writer).WriteMessages (events/kafka.go:31); " +
				"it stays if the transaction begun at line 30 rolls back, and is seen before it commits (queue)",
		},
		{
			"functions of the package itself need no qualifier",
			func(f *Finding) {
				f.Callee = "s.notify"
				f.Path = []summary.Frame{{Func: "orders.(*Service).notify"}, {Func: "orders.post"}, {Func: "ordersapi.Send", File: "orders/post.go", Line: 9}}
			},
			"sends mail inside a transaction: s.notify → post → ordersapi.Send (orders/post.go:9); " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"a long path, calls left out",
			func(f *Finding) {
				f.Callee, f.Skipped = "notify", 3
				f.Path = []summary.Frame{{Func: "orders.notify"}, {Func: "mail.Send"}, {Func: "mail.(*pool).do"}, {Func: "smtp.SendMail", File: "mail/pool.go", Line: 88}}
			},
			"sends mail inside a transaction: notify → mail.Send → … → mail.(*pool).do → smtp.SendMail (mail/pool.go:88); " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"a path of four, none left out",
			func(f *Finding) {
				f.Callee = "notify"
				f.Path = []summary.Frame{{Func: "orders.notify"}, {Func: "mail.Send"}, {Func: "mail.(*pool).do"}, {Func: "smtp.SendMail", File: "mail/pool.go", Line: 88}}
			},
			"sends mail inside a transaction: notify → mail.Send → mail.(*pool).do → smtp.SendMail (mail/pool.go:88); " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"a place that is not known",
			func(f *Finding) {
				f.Callee, f.Path = "notify", []summary.Frame{{Func: "orders.notify"}, {Func: "smtp.SendMail"}}
			},
			"sends mail inside a transaction: notify → smtp.SendMail; " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"further sinks behind a direct call",
			func(f *Finding) { f.More = 2 },
			"sends mail inside a transaction: smtp.SendMail and 2 more; " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"further sinks behind a helper",
			func(f *Finding) { f.Callee, f.Path, f.More = "notify", helper, 1 },
			"sends mail inside a transaction: notify → smtp.SendMail (orders/notify.go:7) and 1 more; " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"in a goroutine", func(f *Finding) { f.Async = true },
			"sends mail in a goroutine started inside a transaction: smtp.SendMail; " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"in a callback that is retried", func(f *Finding) { f.Retried = true },
			"sends mail inside a transaction: smtp.SendMail; " +
				"it stays if the transaction begun at line 30 rolls back, and the callback may run more than once (mail)",
		},
		{
			"a read holds the connection, and no more",
			func(f *Finding) { f.Category, f.Read, f.Callee = catalog.Cache, true, "rdb.Get" },
			"reads from a cache inside a transaction: rdb.Get; " +
				"the connection and locks of the transaction begun at line 30 are held while it waits (cache)",
		},
		{
			"a network call",
			func(f *Finding) { f.Category, f.Callee = catalog.HTTP, "http.Post" },
			"makes an HTTP request inside a transaction: http.Post; " +
				"it is not undone if the transaction begun at line 30 rolls back, whose connection waits for the network (http)",
		},
		{
			"begun in another file",
			func(f *Finding) { f.Begin.File = "store/tx.go" },
			"sends mail inside a transaction: smtp.SendMail; " +
				"it stays if the transaction begun at store/tx.go:30 rolls back (mail)",
		},
		{
			"begun by a runner",
			func(f *Finding) { f.Begin.Kind, f.Begin.Name = solver.ByRunner, "s.store.InTx" },
			"sends mail inside a transaction: smtp.SendMail; " +
				"it stays if the transaction begun at line 30 rolls back (mail)",
		},
		{
			"handed in", func(f *Finding) { f.Begin = solver.Begin{Kind: solver.ByParam, Name: "tx"} },
			"sends mail inside a transaction: smtp.SendMail; " +
				"it stays if the transaction passed as tx rolls back (mail)",
		},
		{
			"around a hook", func(f *Finding) { f.Begin = solver.Begin{Kind: solver.ByHook, Name: "AfterCreate"} },
			"sends mail inside a transaction: smtp.SendMail; " +
				"it stays if the transaction around AfterCreate rolls back (mail)",
		},
		{
			"everything at once",
			func(f *Finding) {
				f.Category, f.Callee, f.Path, f.Async, f.Retried, f.More = catalog.Queue, "s.events.OrderCreated", events, true, true, 4
				f.Begin = solver.Begin{Kind: solver.ByParam, Name: "trx"}
			},
			"publishes to a queue in a goroutine started inside a transaction: s.events.OrderCreated → " +
				"kafka.(*Writer).WriteMessages (events/kafka.go:31) and 4 more; it stays if the transaction passed as trx " +
				"rolls back, and is seen before it commits, and the callback may run more than once (queue)",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := base()
			tt.change(&f)
			got := f.Message()
			if got != tt.want {
				t.Errorf("\ngot  %s\nwant %s", got, tt.want)
			}
			wellFormed(t, &f)
		})
	}
}

// TestRelated words the places that explain a finding.
func TestRelated(t *testing.T) {
	for kind, want := range map[solver.BeginKind]string{
		solver.ByCall:   "the transaction begins here",
		solver.ByRunner: "the transaction runs around the callback passed here",
		solver.ByParam:  "the transaction is passed to this function as tx",
		solver.ByHook:   "this hook runs inside a transaction",
	} {
		f := Finding{
			Begin:  solver.Begin{Kind: kind, Name: "tx", Pos: 1},
			Ends:   []Place{{Pos: 3, Callee: "tx.Commit"}},
			Frames: []Place{{Pos: 2, Callee: "smtp.SendMail"}},
		}
		got := f.Related()
		if len(got) != 3 || got[0].Message != want || got[1].Message != "on the way: smtp.SendMail" ||
			got[2].Message != "it ends here: tx.Commit" {
			t.Errorf("got %v, want %q first", got, want)
		}
	}
	if got := (&Finding{}).Related(); len(got) != 0 {
		t.Errorf("a finding without places has related places: %v", got)
	}
}
