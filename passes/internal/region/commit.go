package region

import "github.com/txspill/txspill/passes/internal/fragment"

// backward computes from where a commit can still be reached. What is open but can only be
// rolled back is on an abort path: an alert about the failure belongs there (rule R12).
func (fl *Flow) backward() {
	n := len(fl.Func.Blocks)
	out := make([]Set, n)
	preds := make([][]int, n)
	for b := range n {
		for _, e := range fl.Func.Blocks[b].Succs {
			preds[e.To] = append(preds[e.To], b)
		}
	}
	in := make([]Set, n)
	work := make([]int, n)
	queued := make([]bool, n)
	for b := range n {
		work[b], queued[b] = n-1-b, true
	}
	for len(work) > 0 {
		b := work[0]
		work, queued[b] = work[1:], false
		out[b] = nil
		for _, e := range fl.Func.Blocks[b].Succs {
			out[b].Join(in[e.To])
		}
		if in[b].Join(fl.rewind(b, out[b].Clone())) {
			for _, p := range preds[b] {
				if !queued[p] {
					work, queued[p] = append(work, p), true
				}
			}
		}
	}
}

// rewind runs a block backwards over the set of what may be committed after it.
func (fl *Flow) rewind(b int, set Set) Set {
	blk := &fl.Func.Blocks[b]
	if blk.Return >= 0 {
		set.Join(fl.committedBy(blk.Return))
	}
	for i := len(blk.Steps) - 1; i >= 0; i-- {
		step := blk.Steps[i]
		if step == fragment.RunDefers {
			for _, d := range fl.defers {
				fl.commit[d].Join(set)
			}
			continue
		}
		if fl.Func.Sites[step].Mode == fragment.Defer {
			continue
		}
		fl.commit[step].Join(set)
		if fl.Func.Sites[step].Mode == fragment.Go {
			continue
		}
		fl.unapply(step, &set)
	}
	return set
}

// unapply turns what may be committed after the site into what may be committed before it.
func (fl *Flow) unapply(step int, set *Set) {
	for i := range fl.Txs {
		if fl.Txs[i].Site == step {
			set.Remove(i)
		}
	}
	for _, c := range fl.shapes[step].Closes {
		of := fl.Contains(c.Of, fragment.Tx)
		switch {
		case c.Commit:
			set.Join(of)
		case !c.Partial:
			set.Minus(of)
		}
	}
}

// committedBy returns what may be committed once the function returns so: by a deferred
// commit, or by the caller, who has been told of no error.
func (fl *Flow) committedBy(ret int) Set {
	var out Set
	if fl.Func.Returns[ret].Err == fragment.ErrNonNil {
		for _, d := range fl.defers { // a deferred commit that asks nobody
			for _, c := range fl.shapes[d].Closes {
				if c.Commit && !c.Rollback && !c.Partial {
					out.Join(fl.Contains(c.Of, fragment.Tx))
				}
			}
		}
		return out
	}
	for i := range fl.Func.Inputs {
		out.Add(fl.Input(i))
	}
	out.Add(fl.Ambient())
	for i := range fl.Txs {
		out.Add(i)
	}
	for _, d := range fl.defers {
		for _, c := range fl.shapes[d].Closes {
			if c.Rollback && !c.Commit {
				of := fl.Contains(c.Of, fragment.Tx)
				for i := range fl.Txs { // what it opened itself and rolls back on return
					if of.Has(i) {
						out.Remove(i)
					}
				}
			}
		}
	}
	for _, d := range fl.defers {
		for _, c := range fl.shapes[d].Closes {
			if c.Commit {
				out.Join(fl.Contains(c.Of, fragment.Tx))
			}
		}
	}
	return out
}
