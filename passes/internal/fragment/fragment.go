package fragment

import (
	"go/token"
	"go/types"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// Package is the fragment of one package.
type Package struct {
	Path  string
	Funcs []*Func // declared functions in source order, each followed by its function literals

	// Stores are function and interface values put where functions that are not
	// their callers' callees may find them: fields, package variables, elements.
	Stores []Store

	// Types are the concrete types that are converted to an interface, by key.
	Types map[string]types.Type

	// ReadOnly are the package variables that are option values which make a transaction read-only.
	ReadOnly []*types.Var
	// Converts are the conversions to interface types in code that is no test.
	Converts []Conversion

	// Refs are the declared functions that are used as values, by ID.
	Refs map[string]*types.Func
}

// Conversion is the conversion of a value to an interface type, from a concrete type or from
// another interface type.
type Conversion struct {
	From, To types.Type
	Fn       string // ID of the function that converts
}

// Func is one function body.
type Func struct {
	ID     string // stable in every process: FullName of the origin; literals add $1, $2 ...
	Name   string // as users write it: orders.(*Service).Create
	Pkg    string
	Short  string // name of the package
	Parent string // ID of the enclosing function of a literal, or ""
	Root   string // ID of the outermost enclosing function; ID itself for a declared function
	Obj    *types.Func
	Sig    *types.Signature
	Pos    token.Pos
	At     Place

	Inputs    []Input // receiver, parameters, then free variables
	NumParams int     // how many of the inputs are receiver and parameters
	Results   []Class
	HasError  bool // the last result is an error

	Sites   []*Site
	Blocks  []Block
	Returns []Return
	Cells   []Cell
	Binds   []Bind
	Puts    []Put

	Uses []string // IDs of the functions that it mentions, called or not

	Joins     bool          // it takes a transaction out of what it is given: a context, a field
	Hook      *catalog.Hook // a library calls this method inside a transaction
	Test      bool          // declared in a _test.go file, or wants a *testing.T
	Generated bool          // declared in a generated file
	Prints    bool          // makes a text of its arguments: what it hands on is a log
}

// Place is a place in a source file; File is relative to the module.
type Place struct {
	File string
	Line int
}

// Input is a receiver, parameter or free variable.
type Input struct {
	Name  string
	Class Class
	Iface bool // of interface type: its dynamic type is the caller's choice
	// Generic: of a generic type. What its fields keep depends on the type arguments, so that
	// only a caller knows which functions fit.
	Generic bool
	Hand    bool // of a type through which a transaction can be reached: a handle, what has one in a field, what runs statements
}

// Class says what the type of a value lets it be.
type Class uint8

// The classes. A value of class Plain can neither be nor hold a transaction.
const (
	Plain    Class = iota
	Error          // error
	Context        // context.Context
	Tx             // having one proves an open transaction
	TxRO           // the same, but it cannot write
	MaybeTx        // the same type is used with and without a transaction
	Function       // a function
	Other          // anything else that can hold a reference
)

// IsHandle reports whether the class is one of the handle classes.
func (c Class) IsHandle() bool { return c == Tx || c == TxRO || c == MaybeTx }

// Block is a basic block.
type Block struct {
	Steps  []int // indexes of Sites in order; RunDefers where the deferred calls run
	Succs  []Edge
	Return int  // index of Returns, or -1
	Panics bool // ends in a panic
	Loops  bool // control may come back to it
	// Failing: an error captured from the enclosing function is known to be non-nil here.
	Failing bool
}

// RunDefers is the step at which deferred calls run.
const RunDefers = -1

// Edge leads to a successor block.
type Edge struct {
	To int
	// Tested is the value that was compared with nil, or asked for its type, on the way; nil when none was.
	Tested Value
	IsNil  bool // the value is nil on this edge; otherwise it is not, or was not compared with nil
	NoTx   bool // the value, which can be a transaction or have one, is none on this edge
}

// ErrState is what is known of a returned error.
type ErrState uint8

// The error states.
const (
	ErrUnknown ErrState = iota
	ErrNil
	ErrNonNil
)

// Return is one return statement.
type Return struct {
	Results []Value
	Err     ErrState
}

// Mode says how a site calls.
type Mode uint8

// The modes.
const (
	Call Mode = iota
	Go
	Defer
)

// Site is a call.
type Site struct {
	Index int
	Pos   token.Pos
	File  string // relative to the module
	Line  int
	Mode  Mode
	Block int

	Expr   string         // the callee as written: s.events.OrderCreated
	Callee string         // ID of the static callee, or ""
	Obj    *types.Func    // static callee or interface method; nil for a function value
	Name   string         // display name of Obj: kafka.(*Writer).WriteMessages
	Invoke bool           // Obj is an interface method: the receiver is Args[0]
	Recv   types.Type     // of Invoke: the static type of the receiver, which may have Obj by embedding
	Entry  *catalog.Entry // what the tables say of Obj; of a send, its effect
	Send   bool           // no call: it hands work to whoever receives from a channel

	Fn      Value   // the function value, when Obj is nil
	Args    []Value // receiver first
	ArgsAre []Class
	// Instances: the types of those arguments that are of a generic type, nil for others and
	// when there are none.
	Instances []types.Type
	// ReadOnly: an argument is an option value that makes a transaction read-only.
	ReadOnly bool
	Results  []Class
	Same     []bool // for each result: it has the type of the first argument (WithTx, Session)
}

// Cell is a variable, composite value, map or slice made in this function.
type Cell struct{ Contents []Content }

// Content is a value stored in a cell.
type Content struct {
	Path string
	Val  Value
}

// Bind is a function value made in this function: a literal with its captured
// variables, or a method with its receiver.
type Bind struct {
	ID     string // key of Closure sources
	Target string // ID of the function
	Obj    *types.Func
	Name   string
	Invoke bool       // Obj is an interface method
	Recv   types.Type // of Invoke: the static type of the receiver
	Inst   types.Type // of another method: the type of its receiver, when that is of a generic type
	Entry  *catalog.Entry
	First  int     // the input that Values[0] is bound to
	Values []Value // captured variables or the receiver
	Are    []Class
}

// Put is a value stored into something that was there before: a field of an input, of a
// result, a package variable.
type Put struct {
	To  Value
	Val Value
}

// Store is a function or interface value that is put under a key.
type Store struct {
	Key string // Field or Global key
	Val Value
	Fn  string // function that stores it
}
