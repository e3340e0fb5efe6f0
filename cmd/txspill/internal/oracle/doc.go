// Package oracle tests txspill against what programs do. It has tests only.
//
// It generates programs that are well typed and random, each from a seed, over an instrument (package
// lab of testdata/oracle): transactions, sinks and dice. A program has several packages with
// transactions begun and ended in all idioms, runners in layers, functions that take, keep, return
// and start functions, interfaces with several implementations wired or not, functions in fields and
// variables, generics, goroutines, panics, hooks, savepoints. It is compiled and run some thousand
// times, on other branches each time, while the instrument records each effect: the stack, which
// transactions were open and where those began. txspill, in this process, links the same program. It
// knows of the instrument what testdata/oracle/lab.yaml says.
//
// # What must agree
//
// Nothing is missed: every effect that happened while a transaction was open is covered by a
// finding. The finding may be at any call on the stack of the effect, from the innermost one out to
// the call in the function in which the paths to the effect and to the begin of the transaction part:
// that function has the transaction in its hands, those further out have not. Where it is given a
// function (a runner), the calls go out to where it was given that. A goroutine goes on the stack
// below its go statement, and a deferred call counts as made at its defer statement, which is looked
// for where a function returns and where a panic goes through it. This is asked of txspill with
// abort-paths; without, it is asked of effects in runs without any error whose transaction committed.
//
// Nothing is invented: every finding covers an effect that happened. Branches are independent of each
// other, so nearly every path can be taken. The exceptions are counted.
//
// # What is known to be wrong
//
// These disagreements are counted, and the tests fail where their shares grow (see verdict.check):
//
//   - Effects in a hook that runs after the commit of a transaction, while another transaction that has
//     nothing to do with it is open around that. A hook counts as outside of all transactions (R14).
//   - Effects of deferred calls that only the panic of a callee brings into a transaction. Any call may
//     panic; that none does is what txspill goes by.
//   - Effects that are taken for those of abort paths: in a call that is deferred by a function with a
//     transaction of its own, which runs after the commit or on the way to the rollback, while a caller
//     has another transaction open. Only the latter is seen.
//   - Findings at calls of which nothing happens inside a transaction: implementations of an interface
//     that separate analysis sees and nobody wires (R17), a function that was kept but never there when
//     it could be called, an effect on one path through the callee and the call on the other, or what
//     takes more luck with the dice than there are runs.
//
// Findings in code that never runs are counted apart and say nothing: implementations that nobody
// wires have transactions in them as well.
//
// # Running it
//
// TestCorpus runs the seeds of testdata/seeds, in about a minute. TestLong goes on with others, for
// as long as TXSPILL_ORACLE says, shrinks the first programs in which something is missed to a few
// lines, and prints them:
//
//	TXSPILL_ORACLE=2h go test -run Long -v -timeout 0 ./cmd/txspill/internal/oracle
//
// The first seed is 1000000 unless a number follows (TXSPILL_ORACLE=2h,5000). A seed means the same
// program as long as the generator does not change. The last long run had 600 programs with 380
// thousand ways to an effect inside a transaction. In one program an effect was missed: a literal that
// is kept calls a function that it has captured (testdata/fixtures/limitations/kept.go). 1.5 % of 6290
// findings were at calls of which nothing happened. What is found becomes a line of testdata/fixtures
// or testdata/link, and its seed one of testdata/seeds.
package oracle
