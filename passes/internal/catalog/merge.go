package catalog

import (
	"go/types"
	"slices"
)

// apply adds to e what the table says of fn. Within a table a function beats a family, and
// the first family that fits beats later ones; what the table says beats what e has already.
func (t *table) apply(e *Entry, fn *types.Func, families []*family) {
	if t.none != nil && t.none.funcs[e.Name] != nil {
		*e = Entry{Name: e.Name}
	}
	for _, f := range slices.Backward(families) {
		if !f.match(fn) {
			continue
		}
		var part Entry
		f.apply(&part)
		if part.Sink != nil && matchMethod(f.reads, fn.Name()) {
			read := *part.Sink
			read.Read = true
			part.Sink = &read
		}
		e.take(&part)
	}
	if part := t.exact(e.Name); part != nil {
		e.take(part)
	}
}

// exact is what the table says of a function by name, nil if nothing.
func (t *table) exact(full string) *Entry {
	e := t.funcs[full]
	if len(t.products) == 0 {
		return e
	}
	recv, fn, ok := cutLast(full, ".")
	if !ok {
		return e
	}
	copied := false
	for _, p := range t.products[recv] {
		if !slices.Contains(p.methods, fn) {
			continue
		}
		if !copied {
			c := Entry{Name: full}
			if e != nil {
				c = *e
			}
			e, copied = &c, true
		}
		p.apply(e)
	}
	return e
}

// take overrides e with part, role by role. A sink cancels what was called safe before; what
// is always safe cancels a sink.
func (e *Entry) take(part *Entry) {
	set(&e.Opener, part.Opener)
	set(&e.Closer, part.Closer)
	set(&e.Runner, part.Runner)
	set(&e.AfterCommit, part.AfterCommit)
	set(&e.Callback, part.Callback)
	set(&e.Register, part.Register)
	e.Barrier = e.Barrier || part.Barrier
	e.NeverNil = e.NeverNil || part.NeverNil
	e.Exits = e.Exits || part.Exits
	if part.Sink != nil {
		e.Sink, e.Safe = part.Sink, nil
	}
	if part.Safe != nil {
		e.Safe = part.Safe
		if e.Safe.Tx == None {
			e.Sink = nil
		}
	}
}

func set[T any](dst **T, src *T) {
	if src != nil {
		*dst = src
	}
}

// empty reports whether the entry says nothing.
func (e *Entry) empty() bool {
	return *e == Entry{Name: e.Name}
}
