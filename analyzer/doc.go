// Package analyzer is txspill's public face: the go/analysis analyzer that finds side effects
// inside database transactions. Analyzer has the default configuration, New makes one of your
// own. What follows is the manual; it is also the text that hosts print for the analyzer.
//
// # Analyzer txspill
//
// txspill: find side effects inside database transactions
//
// Between BEGIN and COMMIT the database promises all or nothing. A mail sent, a message
// published or a card charged in there keeps no such promise: it stays when the transaction
// rolls back, others see it before the commit, the connection and its locks are held while
// the network answers, and a callback that is retried does it again.
//
// This is wrong:
//
//	tx, err := s.db.BeginTx(ctx, nil)
//	if err != nil {
//		return err
//	}
//	defer tx.Rollback()
//	if err := s.orders.Insert(ctx, tx, order); err != nil {
//		return err
//	}
//	if err := s.thank(order); err != nil {
//		return err
//	}
//	return tx.Commit()
//
// and reported at the call of s.thank, although the mail is sent somewhere else:
//
//	sends mail inside a transaction: s.thank → smtp.SendMail (shop/mail.go:12); it stays if
//	the transaction begun at line 1 rolls back (mail)
//
// This is right: the mail goes out when the order is stored for good.
//
//	if err := tx.Commit(); err != nil {
//		return err
//	}
//	return s.thank(order)
//
// What must not be lost is written as a row of an outbox table instead, which a worker empties,
// or goes through the variant of the call that takes the transaction (R16).
//
// # What counts
//
// A region is where a transaction may be open: on one path to that point is enough. R1 to R11
// say how it begins and ends.
//
// An effect is a call of a function that is in txspill's tables as something that no rollback
// undoes, made directly or through any number of functions, packages and closures, or a send to
// a channel that others receive from (R21). Names prove nothing: Publish may write a row, and
// save may post a webhook. The category is said at the end of each finding: payment, mail, sms,
// push, chat, queue, workflow, infra, http, rpc, storage, search, cache, otherdb, websocket,
// exec, fs. Others are kept for later or are off: outerdb, nestedtx, channel, response,
// localcache, latency, telemetry. What only reads counts as well, since the connection waits
// for it.
//
// A barrier is a package that no effects come out of, whatever it does inside: the standard
// library, drivers and ORMs, loggers, tracing and metrics. Of these the tables alone say what
// is an effect (net/http.Post is one, log.Print is none). Functions that are handed to them
// are followed.
//
// # Rules
//
// R1. A transaction is open from the call that opened it until it is committed or rolled back.
// Several may be open at once.
//
// R2. Where the opener's error is not nil, or its handle is nil, nothing is open. An error
// that may come from another call as well proves nothing. Nor is anything open in a function where
// what it is given has a nil where the transaction would be (if u.tx == nil), or is of another type
// than that of one (q.(*sql.Tx)).
//
// R3. Commit closes the transaction on both of its outcomes, and rollback closes it. A helper
// that commits on some paths closes it, too; one that only sometimes rolls back does not.
//
// R4. Deferred calls run when the function returns or panics, last one first. What is deferred
// after the deferred commit runs before it, inside the transaction.
//
// R5. A parameter of a type that proves a transaction (*sql.Tx, pgx.Tx) means that one is open,
// and so does one of a type that is used with and without (*gorm.DB, *xorm.Session,
// *pop.Connection) if it is called tx, txn, trx, dbtx or transaction. An interface that stands
// for both (bun.IDB, a DBTX of your own) proves nothing by its name. Whatever its name, such a
// parameter counts where a caller in sight hands it an open transaction.
//
// R6. A function literal inside the function that has the transaction reports for itself.
// Captured variables prove nothing: whether the literal runs inside, its calls tell.
//
// R7. What is started in a goroutine, or by a timer, may run before the commit: it counts, and
// the finding says so.
//
// R8. Handles are followed through variables, fields, closures, contexts, conversions, results
// of your own openers, and values that are bound to one (repo.WithTx(tx), tx.Model(x)). What is
// put into something else, a field or the values of a request (v.SetTx(tx), values["tx"] = tx), is
// ended by whoever takes it out of there and ends it.
//
// R9. Functions that run others in a transaction are found by what they do: runners of
// libraries, your own InTx, wrappers of wrappers, retry loops, callbacks in option structs,
// middleware, and curried runners, which return the function that runs it. A declared function
// that a runner is made of is reported where that is done: txn.Wrap(db, web.Orders).
//
// R10. The end of a nested transaction or savepoint leaves the outer one open.
//
// R11. Model hooks run inside the transaction that the library opens around a statement:
// gorm's BeforeSave, AfterCreate and their kin, and callbacks that are registered before the
// one that commits. gorm has no hook for after the commit.
//
// R12. What can only be followed by a rollback, a panic or the return of an error is no spill:
// an alert about the failure is meant to survive it. A message that a deferred call sends after the
// commit as well is no such alert.
//
// R13. Nor is what runs in a transaction that cannot write, where its type, its opener, a literal
// of its options or a package variable that such a literal is kept in says so.
//
// R14. A function that keeps its callback is a hook for after the commit. So is one that keeps
// it and only otherwise, where no transaction is open, calls it at once.
//
// R15. There is one report for each call, under the gravest category, in the innermost function
// that has the transaction in its hands: that got a handle, a value with a handle in a field, or
// an interface that speaks of a database library, or that ends it. A context alone does not count:
// a helper that has nothing else is reported where it is called. What a function of your module reports, its
// callers do not report again.
//
// R16. What a barrier does is no effect, and neither is what belongs to the transaction:
// statements in it, and the variants of calls that are given it (river's InsertTx).
// Where the tables know one such variant of a reported call and one transaction is in sight, the
// finding carries the fix: go vet -fix, go fix -fixtool and golangci-lint --fix apply it.
//
// R17. A dynamic call goes to what is in sight. For an interface these are the types that are
// known to be behind it, or else the implementations in this package, in those it imports and
// in that of the interface; for a function in a field or variable those that are stored there,
// and of those in a field of a generic type the ones that fit its type arguments. A literal that
// is stored calls what it has captured, whoever calls it. What is made beside the call and
// stays there holds what is put into it there.
// For interfaces of the standard library, and within libraries, only known types count. The
// command txspill sees the whole program, go vet and golangci-lint a package with its imports. What
// constructors make that are handed to a container as values (fx.Provide(NewStore)) is behind the
// interfaces that it is handed pointers to (fx.As(new(Store))).
// What nobody in sight provides is silence. One value has one type: what an implementation other
// than the one that opened the transaction would do on the same receiver is not reported.
//
// R18. Statements on another database count (otherdb), those through the client library of the
// open transaction itself do not: they are taken to be part of it.
//
// R19. What an author declares beside a function (//txspill:sink, //txspill:safe) is what calls of
// it do, whatever its body does or whoever implements it, in this package and in others. It speaks
// of effects alone: what the body does to transactions and with its arguments still holds. In the
// body the transactions of callers are not judged, its own are. Where configuration and author
// disagree the configuration wins; the author wins over the built-in tables.
//
// R20. What an author accepts (//txspill:ignore, //nolint) is not reported, and counts as told: not
// at the callers either (R15). It holds for findings at that call alone. The effect is what it was,
// and where another transaction meets it, it is reported.
//
// R21. A value sent to a channel that is kept in a field or package variable is work handed to
// whoever receives it (channel): an event bus, a queue, a hub. The channel, or what holds it,
// must have been there before the function was called, and the function must not receive from
// it, close it or return it itself. Parameters, and channels in structs that come by value, out
// of another channel or for the time of one call only, belong to somebody who waits; so do
// answers to a request, and requests that are answered. Empty structs, bools, constants, errors,
// times, contexts and channels are signals and no work; what is dropped without a word when nobody
// is ready (a select whose default does nothing) is news for whoever happens to listen. Libraries send for themselves, there the
// tables alone count; so do structs that hold a test. What a function hands on that makes a text
// of its arguments (fmt.Sprintf(format, args...)) is a log.
//
// R22. While a transaction is open, a statement on the connection pool is no part of it (outerdb),
// and a transaction begun on the pool is a second one (nestedtx): neither sees the rows of the
// first nor ends with it, and each waits for another connection while the first is held. It counts
// where the receiver can only be a pool (*sql.DB, *pgxpool.Pool, *xorm.Engine) and the transaction
// is open on every path. What may be either, a *gorm.DB or an interface of both, proves nothing.
// A function that takes a transaction from a parameter, a context or a field, and the pool where
// there is none, is nothing to its callers; nor is a runner that joins an open transaction.
// Goroutines, and other fields of the struct that the first pool is a field of, do not count.
//
// # What it does not report
//
// After the commit, and in hooks for it, nothing is reported (R1, R14); nor are alerts about a
// failure (R12), read-only transactions (R13) and effects that belong to the transaction (R16).
//
// Findings in test files, in generated files, on abort paths and in read-only transactions are
// left out unless the flags tests, generated, abort-paths and read-only ask for them. What only
// tests implement or store is no part of the program. A function that wants a *testing.T or its
// kin is a test wherever it is.
//
// What happens once in the life of the process (sync.Once), reading files and temporary files
// never count.
//
// Where txspill cannot know, it is silent: calls by reflection, functions received from
// channels, what a callback returns to its runner, handlers that a router finds by reflection,
// wrappers that begin with the first statement, what a function with a transaction of its own
// defers or keeps for after the commit while its caller has another one open, what is deferred
// to after the commit and brought into the transaction by the panic of a callee. A clean run is no
// proof.
//
// # Configuration
//
// A project says in .txspill.yml what the tables cannot know: its own sinks, safe functions,
// runners, openers, closers, handles, barriers and hooks for after the commit, in the schema of the
// built-in tables, which it overrides, and what it wants to be told (package passes/config). Effects
// do not come out of a package that a project declares a barrier; what it does inside is reported
// there. Categories that are off, reads that are silenced and files that are excluded are left out
// of reports alone: what is found elsewhere does not change. What only the whole program shows,
// txspill infer writes into it as groups that say inferred: true; the command, which links, does not
// read these.
//
// # Directives
//
// Beside a function, a method, an interface method, a struct field or package variable of function
// type, in its doc comment or at the end of its line:
//
//	//txspill:sink CATEGORY [-- REASON]   calls of it have an effect of this category
//	//txspill:safe REASON                 calls of it have none (R19)
//
// At the end of the line of a call, on the line above its statement, or in the doc comment of a
// function, for all of it:
//
//	//txspill:ignore [CATEGORY...] -- REASON   findings here are known and accepted (R20)
//
// Without categories it is about all. The reason is not optional. Function literals are not part of
// the statement around them. A directive that is misspelt, lacks its reason, or stands where it means
// nothing is reported under the category directive. So is an ignore that no finding needs, by the
// command, when it has linked a whole program; go vet, which finds less, cannot tell.
//
// # How to silence it
//
// With //txspill:ignore, which says why, or with //nolint, //nolint:all and //nolint:txspill, which
// work as under golangci-lint and in every mode: on its line, on what begins in the same column right
// below it (a statement, a function), and on the whole file above its package clause.
//
// What is old goes into a baseline: "txspill baseline" records the findings of today, and from then
// on the command, go vet and golangci-lint leave them out (package passes/baseline). Each is known by its package
// and function, its category, and the names on its path. Of several that look the same as many are
// left out as were recorded. "txspill -new-from REV" leaves out what is not on a line that differs
// from a git revision.
package analyzer

import (
	_ "embed" // for the manual
	"strings"
)

// source is this file: the manual is written once, for readers of the package and of Doc.
//
//go:embed doc.go
var source string

// manual returns the package comment from its summary on.
func manual() string {
	_, text, _ := strings.Cut(source, "\n// "+Name+": ")
	text, _, _ = strings.Cut(text, "\npackage ")
	return strings.NewReplacer("\n// ", "\n", "\n//", "\n").Replace(text)
}
