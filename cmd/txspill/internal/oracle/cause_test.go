package oracle

import (
	"slices"
	"testing"
)

// cause is why nothing happens inside a transaction at a call that is reported, as far as that can be
// shown.
type cause string

// The causes, in the order in which they are looked for.
const (
	byLuck     cause = "took more runs"                 // no false one: it happened in the end
	byPackage  cause = "the whole program knows better" // an implementation in sight that nobody wires (R17)
	byAbsence  cause = "code on its path never runs"    // or what begins: nobody wires it, keeps it, calls it
	byTest     cause = "what branches test"             // it happens when they go either way
	byDispatch cause = "a dynamic call goes elsewhere"  // to others that are behind it in the program
	byRegion   cause = "no transaction is open by then" // the effect happens, after it or without it
	byNothing  cause = "unknown"
)

// causes are all of them, and the greatest share of all findings that each may have.
var causes = []struct {
	cause
	most float64
}{
	{byLuck, 0.01}, {byPackage, 0.015}, {byAbsence, 0.01}, {byTest, 0.02}, {byDispatch, 0.015}, {byRegion, 0.01}, {byNothing, 0.002},
}

const (
	moreRuns = 10 // times as many runs
	wildRuns = 10 // the same with branches that go either way
)

// explain finds out why nothing happened at findings.
func explain(t *testing.T, programs map[string]files, v *verdict) error {
	t.Helper()
	some, wild := map[string]files{}, map[string]files{}
	for _, f := range v.unseen {
		name := f.program()
		some[name] = programs[name]
		var err error
		if wild[name], err = programs[name].wild(); err != nil {
			return err
		}
	}
	if len(some) == 0 {
		return nil
	}
	longer, err := happenings(t, some, moreRuns, ended)
	if err != nil {
		return err
	}
	// A branch that goes the other way may leave a transaction open.
	either, err := happenings(t, wild, wildRuns, func(*openTx) bool { return true })
	if err != nil {
		return err
	}
	for i := range v.unseen {
		f := &v.unseen[i]
		f.why = longer.why(f, either)
	}
	return nil
}

// happening is what happened in some programs.
type happening struct {
	*sources
	ran    map[place]bool
	inside map[place]bool // calls of which something happened in a transaction
	above  map[step]bool  // which calls are on the way to which
	found  map[place]said // with all calls on the way
}

// step is a call on the way to another one.
type step struct{ from, to place }

func happenings(t *testing.T, programs map[string]files, more int, counts func(*openTx) bool) (*happening, error) {
	t.Helper()
	b := tempBatch(t, programs)
	defer b.remove(t)
	b.cover = true
	x, err := b.run(t.Context(), runs*more)
	if err != nil {
		return nil, err
	}
	s, err := index(programs)
	if err != nil {
		return nil, err
	}
	h := &happening{sources: s, ran: x.ran, inside: map[place]bool{}, above: map[step]bool{}}
	if h.found, err = b.ways(tables); err != nil {
		return nil, err
	}
	for i := range x.ways {
		w := &x.ways[i]
		for p := range s.covering(w, counts) {
			h.inside[p] = true
		}
		for i, to := range w.stack {
			for _, from := range w.stack[i:] {
				for _, p := range s.places(from) {
					h.above[step{p, to.place}] = true
				}
			}
		}
	}
	return h, nil
}

// why returns the cause of a finding at which nothing happened, either is what happens where branches
// go either way.
func (h *happening) why(f *said, either *happening) cause {
	if h.inside[f.place] {
		return byLuck
	}
	whole, ok := h.found[f.place]
	if !ok {
		return byPackage
	}
	f.path = whole.path
	switch {
	case h.absent(whole.begin) || slices.ContainsFunc(f.path, h.absent):
		return byAbsence
	case either.inside[f.place]:
		return byTest
	case slices.ContainsFunc(f.path, func(p place) bool { return !h.ran[p] }): // a line of a function that does
		return byAbsence
	}
	return h.last(f.path)
}

// absent reports whether the function around a call never runs.
func (h *happening) absent(p place) bool {
	body, ok := h.body[p]
	return ok && !h.ran[body]
}

// last returns the cause that is left: effects happen at the end of the path, but not by way of all of
// it; or by way of all of it, but outside of transactions.
func (h *happening) last(path []place) cause {
	end := path[len(path)-1]
	left := slices.IndexFunc(path, func(p place) bool { return h.above[step{p, end}] })
	switch {
	case left == 0:
		return byRegion
	case left > 0 && slices.ContainsFunc(path[left-1:], func(p place) bool { return h.dynamic[p] }):
		return byDispatch
	}
	return byNothing
}
