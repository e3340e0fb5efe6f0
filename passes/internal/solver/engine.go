package solver

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/txspill/txspill/passes/fault"
	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/region"
	"github.com/txspill/txspill/passes/internal/summary"
)

// World answers what lies outside the fragments, and who implements an interface.
type World interface {
	// Summary returns what is known of a function that has no fragment, nil for nothing.
	Summary(obj *types.Func) *summary.Summary
	// Implementations returns the methods that a call of an interface method may reach, on is
	// the static type of the receiver.
	Implementations(on types.Type, method *types.Func) []*types.Func
	// Expands reports whether calls of interface methods in a package's own code go to all
	// implementations in sight; if not, only to those of dynamic types that are known.
	Expands(pkg string) bool
	// Method returns the method of a concrete type that implements an interface method, or nil.
	Method(t types.Type, method *types.Func) *types.Func
	// Together reports whether there is a type that runs both methods where methods of their
	// names are called through an interface.
	Together(a, b *types.Func) bool
	// Interface returns the interface method with the given key and the type it is called on, or nil.
	Interface(key string) (on types.Type, method *types.Func)
	// SameModule reports whether two packages belong to one module: then findings in the one
	// are seen by those who see findings in the other.
	SameModule(a, b string) bool
	// Entry returns what the tables say of a function, nil for nothing.
	Entry(obj *types.Func) *catalog.Entry
	// Stored returns what the tables say of whatever function is kept under a key, in a field or
	// package variable, nil for nothing.
	Stored(key string) *catalog.Entry
	// HoldsTx reports whether a value of a type is a transaction, or has one in a field.
	HoldsTx(t types.Type) bool
	// TxToo reports whether a type that stands for transactions has a method like this one of a
	// connection pool.
	TxToo(pool *types.Func) bool
	// Opaque reports whether nothing is known of a package's functions but the catalogue:
	// the standard library and what lies behind barriers.
	Opaque(pkg string) bool
}

// Options choose what counts as a spill.
type Options struct {
	AbortPaths bool                       // effects on the way to a rollback count
	ReadOnly   bool                       // transactions that cannot write count
	Want       func(*summary.Effect) bool // effects that count; nil: all

	// Live reports whether a function can run in the program; nil: all can. Others are no part
	// of it: what they call, store and convert does not count, and nothing is found in them.
	Live func(id string) bool
	// Of reports whether a function is to be solved for its own sake; nil: all are. Of the
	// others those are solved that these may call.
	Of func(id string) bool
	// SpillsOnly: nobody wants to know of effects outside of transactions.
	SpillsOnly bool
	// Told reports whether a call is reported already: then what it calls is not reported in
	// the callee as well; nil: none is.
	Told func(token.Pos) bool

	At *fault.Place // is kept up to date; may be nil
}

// Engine solves a set of fragments.
type Engine struct {
	world  World
	opts   Options
	nodes  map[string]*node
	order  []*node // in the order of the fragments
	sccs   [][]*node
	binds  map[string]bound
	stores map[string][]fragment.Store
	fields map[string][]string // by type: the keys of stores in its fields
	types  map[string]types.Type
	refs   map[string]*types.Func
	feeds  map[string][]feed
	byRoot map[string][]*node // see within
	baring bool               // see bareEffects
	keptBy map[string][]keptFunc
	synth  map[*types.Func]*summary.Summary
	keys   map[*types.Func]string           // see key
	names  map[*types.Func]string           // see displayName
	facts  map[*types.Func]*summary.Summary // see outside
	behind map[method][]target              // see expand

	asked  map[string]method // the interface methods that functions call on what they are given
	adapts map[*types.Func]bool
	both   map[method]bool // behind which are transactions as well as pools

	path      []summary.Frame // see view
	unsettled int             // how often resolving went by what may change without notice
}

// node is a function with what has been computed of it.
type node struct {
	*fragment.Func
	sum      *summary.Summary
	contract bool // its author says what calls of it do
	flow     *region.Flow
	calls    [][]invocation // by site
	symbols  [][]symbolic   // by site
	contexts []Context
	callees  []*node
	part     bool // it is solved

	asker   *node // who was the last to be resolved of those that it is a callee of
	settled bool  // its shape is final
	again   bool  // it was resolved before all was known of whom it may reach

	hoards bool             // it calls functions that are kept in fields of what it is given
	bare   []summary.Effect // its effects without those of such functions
}

// bound is a function value and the function that makes it.
type bound struct {
	maker *node
	*fragment.Bind
}

// feed is a value that a caller in sight passes to an input.
type feed struct {
	from *node
	val  fragment.Value
}

// New returns an engine over fragments.
func New(world World, opts Options, pkgs ...*fragment.Package) *Engine {
	e := &Engine{
		world: world, opts: opts,
		nodes:  map[string]*node{},
		binds:  map[string]bound{},
		stores: map[string][]fragment.Store{},
		fields: map[string][]string{},
		types:  map[string]types.Type{},
		refs:   map[string]*types.Func{},
		feeds:  map[string][]feed{},
		keptBy: map[string][]keptFunc{},
		synth:  map[*types.Func]*summary.Summary{},
		keys:   map[*types.Func]string{},
		names:  map[*types.Func]string{},
		facts:  map[*types.Func]*summary.Summary{},
		behind: map[method][]target{},
		asked:  map[string]method{},
		adapts: map[*types.Func]bool{},
		both:   map[method]bool{},
		path:   make([]summary.Frame, 0, 4),
	}
	for _, p := range pkgs {
		e.addPackage(p)
	}
	e.indexFeeds()
	e.sccs = e.components()
	return e
}

func (e *Engine) addPackage(p *fragment.Package) {
	for _, f := range p.Funcs {
		if _, dup := e.nodes[f.ID]; dup || !e.live(f.ID) {
			continue
		}
		n := &node{Func: f, sum: &summary.Summary{}, contract: f.Obj != nil && promised(e.world.Entry(f.Obj))}
		e.nodes[f.ID] = n
		e.order = append(e.order, n)
		for i := range f.Binds {
			e.binds[f.Binds[i].ID] = bound{n, &f.Binds[i]}
		}
	}
	for _, s := range p.Stores {
		if !e.live(s.Fn) {
			continue
		}
		if _, seen := e.stores[s.Key]; !seen {
			owner := ownerOf(s.Key)
			e.fields[owner] = append(e.fields[owner], s.Key)
		}
		e.stores[s.Key] = append(e.stores[s.Key], s)
	}
	for k, t := range p.Types {
		e.types[k] = t
	}
	for k, f := range p.Refs {
		e.refs[k] = f
	}
}

func (e *Engine) live(id string) bool { return e.opts.Live == nil || e.opts.Live(id) }

// indexFeeds notes what static calls pass to functions in sight, for values that are kept by
// a function other than the one that makes them (NewMailer(smtp.SendMail)).
func (e *Engine) indexFeeds() {
	for _, n := range e.order {
		if n.Test {
			continue
		}
		e.enter(n)
		for _, s := range n.Sites {
			if _, ok := e.nodes[s.Callee]; !ok || s.Invoke {
				continue
			}
			for i, v := range s.Args {
				if len(v) > 0 {
					k := inputKey(s.Callee, i)
					e.feeds[k] = append(e.feeds[k], feed{n, v})
				}
			}
		}
	}
}

// Solve computes everything.
func (e *Engine) Solve() {
	for _, scc := range e.sccs {
		e.solveShapes(scc)
	}
	for _, n := range e.order {
		if n.again {
			e.enter(n)
			e.resolve(n)
		}
	}
	e.solveContexts()
	wanted := func(*node) bool { return true }
	if e.opts.SpillsOnly {
		regional := e.regional()
		wanted = func(n *node) bool { return regional[n] }
	}
	for _, scc := range e.sccs {
		if slices.ContainsFunc(scc, wanted) {
			e.solveEffects(scc)
		}
	}
	e.enter(nil)
}

// enter notes whose turn it is, for what is said if it goes wrong; nil: nobody's.
func (e *Engine) enter(n *node) {
	if n == nil {
		e.opts.At.Enter("")
		return
	}
	e.opts.At.Enter(n.ID)
}

// Summary returns the summary of a function of the fragments, or nil.
func (e *Engine) Summary(id string) *summary.Summary {
	if n, ok := e.nodes[id]; ok {
		return n.sum
	}
	return nil
}

// acts reports whether the tables say how a function acts, so that its body does not matter.
func acts(en *catalog.Entry) bool {
	return en != nil && (en.Opener != nil || en.Closer != nil || en.Runner != nil || en.Sink != nil ||
		en.Safe != nil || en.Barrier || en.AfterCommit != nil || en.Callback != nil || en.Register != nil)
}
