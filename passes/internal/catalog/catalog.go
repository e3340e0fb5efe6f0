package catalog

import (
	"errors"
	"go/types"
	"slices"
	"sync"
)

// A Source is a table to load: the name of a file, for messages, and its content.
type Source struct {
	Name string
	Data []byte
}

// A Catalog answers what the tables know of functions, types and packages. The built-in
// tables are read when a package is first asked for that they speak of. A Catalog is safe
// for concurrent use.
type Catalog struct {
	shipped *shipped // the built-in tables; nil: none
	own     []*table // tables handed to New, later ones win

	packages sync.Map // *types.Package -> *scope
	funcs    sync.Map // *types.Func -> *Entry
	types    sync.Map // *types.TypeName -> Handle
}

// New returns a catalogue of the built-in tables and the given ones, of which later ones
// override earlier ones and all override the built-in tables. The error joins all mistakes
// in the tables, each as file:line:col: message.
func New(tables ...Source) (*Catalog, error) {
	s, err := openShipped()
	if err != nil {
		return nil, err
	}
	return newCatalog(s, tables)
}

// Builtin returns a catalogue of the built-in tables alone.
func Builtin() (*Catalog, error) { return New() }

// Only returns a catalogue of the given tables alone, without the built-in ones.
func Only(tables ...Source) (*Catalog, error) { return newCatalog(nil, tables) }

func newCatalog(s *shipped, tables []Source) (*Catalog, error) {
	c := &Catalog{shipped: s}
	var errs []error
	for _, src := range tables {
		t, err := parse(src.Name, src.Data)
		errs = append(errs, err)
		c.own = append(c.own, t.index())
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return c, nil
}

// Err returns the mistakes in those built-in tables that were read so far. A release has
// none: a test reads them all.
func (c *Catalog) Err() error {
	if c.shipped == nil {
		return nil
	}
	return c.shipped.err()
}

// Func returns what the tables say of a function or method; nil if nothing. Generic
// functions and methods are looked up at their origin, interface methods under the interface
// that declares them, promoted methods under the type that declares them.
func (c *Catalog) Func(fn *types.Func) *Entry {
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	s := c.scope(fn.Pkg())
	if len(s.layers) == 0 {
		return nil
	}
	fn = fn.Origin()
	if e, ok := c.funcs.Load(fn); ok {
		return e.(*Entry)
	}
	e := &Entry{Name: fullName(fn)}
	for _, l := range s.layers {
		l.table.apply(e, fn, l.families)
	}
	if e.empty() {
		e = nil
	} else {
		c.infer(e, fn)
	}
	first, _ := c.funcs.LoadOrStore(fn, e)
	return first.(*Entry)
}

// Handle says what having a value of type t proves. Pointers and aliases are looked through.
func (c *Catalog) Handle(t types.Type) Handle {
	n := namedOf(t)
	if n == nil || n.Obj().Pkg() == nil {
		return NoHandle
	}
	s := c.scope(n.Obj().Pkg())
	if len(s.layers) == 0 {
		return NoHandle
	}
	if h, ok := c.types.Load(n.Obj()); ok {
		return h.(Handle)
	}
	h := s.handle(n)
	c.types.Store(n.Obj(), h)
	return h
}

// Hook returns the hook that fn is: a method declared on a model, which a library calls in a
// transaction of its own; nil if it is none.
func (c *Catalog) Hook(fn *types.Func) *Hook {
	if fn == nil || fn.Pkg() == nil || fn.Signature().Recv() == nil {
		return nil
	}
	for _, h := range slices.Backward(c.scope(fn.Pkg()).hooks) {
		if h.match(fn) {
			return &h.hook
		}
	}
	return nil
}

// ReadOnlyField says which value of a field of an options type makes a transaction
// read-only, as plain text: true for a boolean, the characters of a string constant without
// quotes, the digits of a number. ok is false if the tables do not know the field.
func (c *Catalog) ReadOnlyField(t types.Type, field string) (value string, ok bool) {
	n := namedOf(t)
	if n == nil || n.Obj().Pkg() == nil {
		return "", false
	}
	for _, l := range slices.Backward(c.scope(n.Obj().Pkg()).layers) {
		for _, o := range l.table.options {
			if o.typ == nameOf(n) && o.field == field {
				return o.value, true
			}
		}
	}
	return "", false
}
