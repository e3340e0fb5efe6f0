package region

import (
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// transfer runs a block over the state.
func (fl *Flow) transfer(blk *fragment.Block, st *state) {
	for _, step := range blk.Steps {
		if step == fragment.RunDefers {
			fl.runDefers(st)
			continue
		}
		switch s := fl.Func.Sites[step]; s.Mode {
		case fragment.Defer:
			st.pending.Add(step)
		case fragment.Go:
			fl.note(step, st)
		default:
			fl.note(step, st)
			fl.apply(step, st)
		}
	}
	if blk.Panics {
		end := st.clone()
		fl.runDefers(&end)
	}
	if blk.Return >= 0 {
		if fl.exits[blk.Return] == nil {
			fl.exits[blk.Return] = Set{0}
		}
		fl.exits[blk.Return].Join(st.open)
	}
}

func (fl *Flow) note(site int, st *state) {
	fl.before[site].Join(st.open)
	fl.shut[site].Join(st.shut)
	fl.done[site].Join(st.done)
	fl.reached[site] = true
}

// runDefers runs the deferred calls, last one first. One that may not have been deferred on
// this path counts as run: it mostly closes, and silence is better than noise.
func (fl *Flow) runDefers(st *state) {
	for _, d := range fl.defers {
		if st.pending.Has(d) {
			fl.note(d, st)
			fl.apply(d, st)
		}
	}
	st.pending = nil
}

// apply changes the state as the site does.
func (fl *Flow) apply(site int, st *state) {
	for _, c := range fl.shapes[site].Closes {
		of := fl.Contains(c.Of, fragment.Tx)
		st.shut.Join(of)
		if c.Partial && !c.Commit {
			continue // rolls back on some paths only: the others go on inside
		}
		if c.Commit {
			st.done.Join(of)
		}
		st.open.Minus(of)
	}
	for i := range fl.Txs {
		if fl.Txs[i].Site == site {
			st.open.Add(i)
			st.shut.Remove(i)
			st.done.Remove(i)
		}
	}
}

// prove removes what the edge proves not to be open: a transaction whose opener returned an
// error or a nil handle.
func (fl *Flow) prove(e *fragment.Edge, st *state) {
	if len(e.Tested) == 0 {
		return
	}
	for i := range fl.Txs {
		tx := &fl.Txs[i]
		if meets(e.Tested, tx.Err) && !e.IsNil || meets(e.Tested, tx.Carriers) && e.IsNil {
			st.shut.Add(i)
		}
		if !e.IsNil && fl.onlyErrors(e.Tested) && meets(e.Tested, tx.Err) {
			st.open.Remove(i)
		}
		if e.IsNil && within(e.Tested, tx.Carriers) {
			st.open.Remove(i)
		}
	}
	if e.IsNil {
		fl.proveInputs(e.Tested, st)
	}
	if e.IsNil || e.NoTx {
		for _, s := range e.Tested {
			if s.Kind != fragment.In || s.Path != "" && !e.NoTx {
				continue
			}
			st.shut.Add(fl.Input(s.I))
			if len(e.Tested) == 1 {
				st.open.Remove(fl.Input(s.I))
			}
		}
	}
}

// proveInputs removes the inputs that a value which is nil is taken out of, if it is what the
// function would have ended: there is nothing to end.
func (fl *Flow) proveInputs(tested fragment.Value, st *state) {
	for _, s := range tested {
		ends := func(end fragment.Source) bool { return end.Within(s) }
		if s.Kind != fragment.CellSrc && s.Kind != fragment.Dynamic && !slices.ContainsFunc(fl.ends, ends) {
			return
		}
	}
	of := fl.Contains(tested, fragment.Tx)
	for i := range fl.Func.Inputs {
		if of.Has(fl.Input(i)) {
			st.shut.Add(fl.Input(i))
			st.open.Remove(fl.Input(i))
		}
	}
}

// onlyErrors reports whether each source of a tested value is the error of an opener: only
// then does the test tell whether the transaction was opened.
func (fl *Flow) onlyErrors(v fragment.Value) bool {
	for _, s := range v {
		if s.Kind == fragment.CellSrc || s.Kind == fragment.Dynamic {
			continue
		}
		found := false
		for i := range fl.Txs {
			found = found || slices.Contains(fl.Txs[i].Err, s)
		}
		if !found {
			return false
		}
	}
	return true
}

func meets(v, w fragment.Value) bool {
	for _, s := range v {
		if slices.Contains(w, s) {
			return true
		}
	}
	return false
}

// within reports whether v has sources and all of them are among w.
func within(v, w fragment.Value) bool {
	for _, s := range v {
		if s.Kind != fragment.CellSrc && s.Kind != fragment.Dynamic && !slices.Contains(w, s) {
			return false
		}
	}
	return meets(v, w)
}
