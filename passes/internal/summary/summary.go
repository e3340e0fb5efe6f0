package summary

import (
	"cmp"
	"slices"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// Summary is what a function means to its callers. Inputs are numbered from the receiver on.
type Summary struct {
	Effects []Effect
	Calls   []Call
	Opens   []Open
	Closes  []Close
	Carries []Carry
	Keeps   []Keep
	Returns []Returned
}

// Effect is a sink that a call of the function reaches.
type Effect struct {
	Category catalog.Category
	Sink     string // full name
	Read     bool   // nothing stays after a rollback, but the connection is held
	Async    bool   // it runs in a goroutine
	Failing  bool   // it is reached only where the function goes on to return an error
	Reported bool   // the function reports it itself, or has reason not to
	Steps    int    // calls on the path
	Dynamic  int    // calls on the path whose callee was found through an interface or variable
	Path     []Frame
}

// Frame is one call on a path: who is called, and where.
type Frame struct {
	Func    string // display name, or the call as written
	File    string // relative to its module
	Line    int
	Written bool // Func is the call as written, which may begin with the name of a variable
}

// Call is what a function does with a function value, or with a method of an interface value,
// that it is given.
type Call struct {
	Input  int
	Path   string // field of the input, "" for the input itself
	Method string // key of the interface method, "" for a function value

	Inside   bool   // while a transaction that the function opened is open: it is a runner
	Lib      string // import path of the library that opens it
	ReadOnly bool   // that transaction cannot write
	Async    bool   // in a goroutine
	Later    bool   // not called but kept
	Failing  bool   // only where the function goes on to return an error
	Retried  bool   // perhaps more than once
	Made     bool   // not called here: a runner is made of it, which somebody else calls
	Told     bool   // the function itself reports what the implementations in its sight do

	TxArgs []int  // arguments of the callback that carry the transaction opened
	Pass   []Pass // arguments of the callback that are inputs of the function
}

// Pass says that argument Arg of a callback is input Input of the function.
type Pass struct{ Arg, Input int }

// None stands for no result and no input.
const None = -1

// Open says that a transaction is open when the function has returned.
type Open struct {
	Result   int    // result that is the handle, or None
	Input    int    // input that is or holds the handle, or None
	Path     string // field of the input
	Error    int    // error result that is not nil where nothing was opened, or None
	Field    string // field of the handle that holds the error, or ""
	ReadOnly bool
	Ends     bool   // the handle is a function that ends the transaction
	Lib      string // import path of the library that opens it
}

// Close says that the function ends the transaction that an input stands for.
type Close struct {
	Input    int    // input, or None when Result names it
	Result   int    // of a returned function: the sibling result whose transaction it ends, or None
	Path     string // field of the input
	Commit   bool
	Rollback bool
	Partial  bool // not on every path
}

// Carry says that a result has hold of an input.
type Carry struct{ Result, Input int }

// Keep says that the function puts an input into another one, at Path.
type Keep struct {
	Into  int
	Path  string
	Input int
}

// Returned is a function among the results.
type Returned struct {
	Result  int
	Closes  []Close // what calling it ends, in terms of the function's inputs and results
	Calls   []Call  // what calling it does with the function's inputs
	Own     []Call  // what calling it does with its own parameters
	Made    []Call  // what the function that calling it returns does with these parameters
	Effects []Effect
}

// Trim drops what is said of returned functions that do nothing.
func (s *Summary) Trim() {
	s.Returns = slices.DeleteFunc(s.Returns, func(r Returned) bool {
		return len(r.Closes)+len(r.Calls)+len(r.Own)+len(r.Made)+len(r.Effects) == 0
	})
}

// Empty reports whether the summary says nothing.
func (s *Summary) Empty() bool {
	return s == nil || len(s.Effects) == 0 && len(s.Calls) == 0 && len(s.Opens) == 0 &&
		len(s.Closes) == 0 && len(s.Carries) == 0 && len(s.Keeps) == 0 && len(s.Returns) == 0
}

// Function returns what is known of the function among result r, made if need be.
func (s *Summary) Function(r int) *Returned {
	i, ok := slices.BinarySearchFunc(s.Returns, r, func(e Returned, r int) int { return cmp.Compare(e.Result, r) })
	if !ok {
		s.Returns = slices.Insert(s.Returns, i, Returned{Result: r})
	}
	return &s.Returns[i]
}
