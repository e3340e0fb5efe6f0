package catalog

// Entry is everything the tables say of one function or interface method. A nil
// field says nothing; a nil *Entry means that the tables do not know the function.
// Entries are immutable once a Catalog is built.
type Entry struct {
	Name        string       // exact name as the table has it, type parameters dropped
	Opener      *Opener      // opens a transaction
	Closer      *Closer      // ends one
	Runner      *Runner      // calls a function argument while one is open
	Sink        *Sink        // an effect that no rollback undoes
	Safe        *Safe        // an effect that belongs to the transaction, or none at all
	Barrier     bool         // effects do not propagate out of it
	AfterCommit *AfterCommit // keeps a function argument until after the commit
	Callback    *Callback    // calls a function argument, with no transaction of its own
	Register    *Register    // keeps a function argument that a later statement runs
	NeverNil    bool         // result 0 is an error that is never nil
	Exits       bool         // it ends the process or the goroutine and does not return
	Declared    bool         // its author says so: only its effects are replaced, what else its body does stands
}

// Indexes of parameters leave the receiver out; indexes of results start at 0.
const (
	None     = -1 // no such result or parameter
	Receiver = -2 // the receiver itself
	Context  = -3 // the handle travels in the callback's context
	Any      = -4 // whichever argument has a function type
)

// Opener describes a function that opens a transaction.
type Opener struct {
	Handle     int    // result that is the handle, or Receiver
	Error      int    // error result, or None
	ErrorField string // field of the handle that holds the error ("Error" for gorm), or ""
	Nested     bool   // a savepoint, or joins the open transaction: the outer one stays open
	ReadOnly   bool   // cannot write
	Ends       bool   // the handle is a function that ends the transaction when called
}

// Outcome says how a closer ends the transaction.
type Outcome int

// The outcomes of a closer.
const (
	Commit    Outcome = iota + 1 // commits
	Rollback                     // rolls back
	Either                       // one of the two
	Savepoint                    // ends a savepoint only: the transaction stays open
	Release                      // rolls back unless committed; normally deferred
)

// Closer describes a function that ends a transaction.
type Closer struct {
	Outcome Outcome
	Of      int // parameter that stands for the transaction, or Receiver
}

// Runner describes a function that calls a function argument while a transaction is open.
type Runner struct {
	Callback int  // parameter that is called
	Handle   int  // the callback's parameter that is the handle, Context or None
	Retries  bool // the callback may run more than once
	InCtx    bool // the context handed to the callback carries the transaction
	ReadOnly bool // the transaction cannot write
}

// Sink describes an effect.
type Sink struct {
	Category Category
	Read     bool   // it only looks: nothing stays after a rollback, but the connection is held
	Does     string // what it does, in two or three words ("publish message")
}

// Safe says when a call is no spill.
type Safe struct {
	Tx     int    // parameter that must carry the open transaction, Receiver, or None: always safe
	Reason string // shown by documentation
}

// AfterCommit describes a function that keeps a callback until the transaction has committed.
type AfterCommit struct{ Callback int }

// When says when a function calls its callback.
type When int

// The moments at which a callback is called.
const (
	Now   When = iota + 1 // before the function returns
	Async                 // in another goroutine, perhaps at once
	Later                 // after the caller is done with it, or never
)

// Callback describes a function of a library that calls a function argument.
type Callback struct {
	Param int // or Any
	When  When
}

// Register describes a function that hands a callback to a library, which runs it inside the
// transaction of a later statement.
type Register struct {
	Callback int
	Of       []string // the receiver must be the result of one of these functions; empty: always
	On       []string // the chain of receivers must start at one of these; empty: anywhere
}

// Hook describes a method that a library calls inside a transaction (model hooks).
type Hook struct {
	Lib    string
	Handle int // parameter that is the handle, or None
}

// Handle says what a type proves.
type Handle int

// What having a value of a type says about transactions.
const (
	NoHandle Handle = iota // not a handle type
	MayCarry               // the same type is used with and without a transaction
	Proves                 // having one means that a transaction is open
	ProvesRO               // the same, but it cannot write
)
