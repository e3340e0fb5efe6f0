package region

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// Open is a transaction that a site opens.
type Open struct {
	Carriers fragment.Value // the sources that stand for it
	Err      fragment.Value // where one of these is not nil, it was not opened
	ReadOnly bool
	Ends     bool   // its handle is a function that ends it
	Lib      string // import path of the library that opens it
}

// Close is the end of whatever transaction a value stands for.
type Close struct {
	Of       fragment.Value
	Commit   bool // it may commit
	Rollback bool // it may roll back
	Partial  bool // on some paths it does neither
}

// Shape is what a site does to transactions.
type Shape struct {
	Opens  []Open
	Closes []Close
	Puts   []fragment.Put // what it is given that it puts into something else that it is given
}

// Carrier answers which arguments of a site the result of it holds on to.
type Carrier func(site *fragment.Site, result int) []int

// Flow is the result for one function.
type Flow struct {
	Func *fragment.Func
	Txs  []Tx // the transactions that it opens, in the order of their sites

	before  []Set // by site: what may be open just before the call runs
	shut    []Set // by site: what may not be open by then
	done    []Set // by site: what may have been committed by then
	commit  []Set // by site: what may still be committed from there
	exits   []Set // by return: what may be open when it has returned
	reached []bool
	shapes  []Shape
	carrier Carrier
	binds   map[string]*fragment.Bind
	puts    map[fragment.Source][]put
	ends    fragment.Value // what its sites end
	held    map[heldKey]Set
	known   map[heldKey]bool // held is complete
	visited map[heldKey]bool // by the question being answered
	asking  bool
	grew    bool
	blockIn []Set
	reach   []bool // by block
	defers  []int  // deferred sites in the order in which they run
}

// Tx is a transaction that the function opens.
type Tx struct {
	Site int
	Open
}

// Analyze computes the flow of a function, given what its sites do.
func Analyze(f *fragment.Func, shapes []Shape, carrier Carrier) *Flow {
	fl := &Flow{
		Func: f, shapes: shapes, carrier: carrier,
		before:  make([]Set, len(f.Sites)),
		shut:    make([]Set, len(f.Sites)),
		done:    make([]Set, len(f.Sites)),
		commit:  make([]Set, len(f.Sites)),
		reached: make([]bool, len(f.Sites)),
		exits:   make([]Set, len(f.Returns)),
		blockIn: make([]Set, len(f.Blocks)),
		reach:   make([]bool, len(f.Blocks)),
		held:    map[heldKey]Set{},
		known:   map[heldKey]bool{},
		binds:   map[string]*fragment.Bind{},
		puts:    map[fragment.Source][]put{},
	}
	for i := range f.Binds {
		fl.binds[f.Binds[i].ID] = &f.Binds[i]
	}
	fl.putIn(f.Puts)
	for i, sh := range shapes {
		for _, o := range sh.Opens {
			fl.Txs = append(fl.Txs, Tx{Site: i, Open: o})
		}
		fl.putIn(sh.Puts)
		for _, c := range sh.Closes {
			fl.ends = append(fl.ends, c.Of...)
		}
	}
	for _, s := range f.Sites {
		if s.Mode == fragment.Defer {
			fl.defers = append(fl.defers, s.Index)
		}
	}
	slices.SortFunc(fl.defers, func(a, b int) int { return int(f.Sites[b].Pos) - int(f.Sites[a].Pos) })
	fl.forward()
	fl.backward()
	return fl
}

// Input returns the element of input i; Ambient that of the ambient transaction.
func (fl *Flow) Input(i int) int { return len(fl.Txs) + i }

// Ambient is the element of the transaction that only the caller has a hold of.
func (fl *Flow) Ambient() int { return len(fl.Txs) + len(fl.Func.Inputs) }

// Before returns what may be open just before a site runs; a deferred site runs on return.
func (fl *Flow) Before(site int) Set { return fl.before[site] }

// Surely reports whether an element is open just before a site runs, whatever path led there.
func (fl *Flow) Surely(site, elem int) bool { return !fl.shut[site].Has(elem) }

// MayHaveCommitted returns what was committed before a site runs, on some path to it.
func (fl *Flow) MayHaveCommitted(site int) Set { return fl.done[site] }

// Reached reports whether a site can run at all.
func (fl *Flow) Reached(site int) bool { return fl.reached[site] }

// MayCommit returns what may still be committed after a site has run.
func (fl *Flow) MayCommit(site int) Set { return fl.commit[site] }

// Exit returns what may be open after return i, and whether it is reached.
func (fl *Flow) Exit(i int) (Set, bool) { return fl.exits[i], fl.exits[i] != nil }

// state is what holds at a program point.
type state struct {
	open    Set // on some path to here
	shut    Set // not open on some path to here
	done    Set // committed on some path to here
	pending Set // deferred sites
}

func (st *state) clone() state {
	return state{st.open.Clone(), st.shut.Clone(), st.done.Clone(), st.pending.Clone()}
}

func (fl *Flow) forward() {
	if len(fl.Func.Blocks) == 0 {
		return
	}
	in := make([]state, len(fl.Func.Blocks))
	for i := range fl.Func.Inputs {
		in[0].open.Add(fl.Input(i))
	}
	in[0].open.Add(fl.Ambient())
	for i := range fl.Txs {
		in[0].shut.Add(i)
	}
	fl.reach[0] = true
	work := []int{0}
	queued := make([]bool, len(in))
	for len(work) > 0 {
		b := work[0]
		work, queued[b] = work[1:], false
		st := in[b].clone()
		blk := &fl.Func.Blocks[b]
		fl.transfer(blk, &st)
		for i := range blk.Succs {
			e := &blk.Succs[i]
			out := st.clone()
			fl.prove(e, &out)
			changed := in[e.To].open.Join(out.open)
			changed = in[e.To].shut.Join(out.shut) || changed
			changed = in[e.To].done.Join(out.done) || changed
			changed = in[e.To].pending.Join(out.pending) || changed
			if (changed || !fl.reach[e.To]) && !queued[e.To] {
				work, queued[e.To] = append(work, e.To), true
			}
			fl.reach[e.To] = true
		}
	}
	for i := range in {
		fl.blockIn[i] = in[i].open
	}
}

// Shapes returns what the sites do, by site.
func (fl *Flow) Shapes() []Shape { return fl.shapes }
