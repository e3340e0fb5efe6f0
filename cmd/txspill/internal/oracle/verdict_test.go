package oracle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// verdict is the outcome of a comparison.
type verdict struct {
	programs int
	ways     int // in which effects happened
	effects  int // of them inside transactions
	findings int

	missed []way  // effects inside a transaction that no finding covers
	abort  []way  // only findings that are there with abort-paths cover it, though all went well
	hooks  int    // missed in a hook that runs after the commit of another transaction
	panics int    // missed in a call that a panic brings into a transaction
	unseen []said // findings at lines that ran, of which nothing happened inside a transaction
	dead   int    // findings at lines that never ran
	leaked int    // effects inside transactions that are never ended: programs that are no fair test

	idioms map[string]int // in how many programs each idiom ran
}

// compare runs programs, analyses them, and compares. cover says whether what is unseen is wanted.
func compare(t *testing.T, programs map[string]files, tables string, cover bool) (*verdict, error) {
	t.Helper()
	b := tempBatch(t, programs)
	defer b.remove(t)
	b.cover = cover
	x, err := b.run(t.Context(), runs)
	if err != nil {
		return nil, err
	}
	a, err := b.analyse(tables)
	if err != nil {
		return nil, err
	}
	s, err := index(programs)
	if err != nil {
		return nil, err
	}
	v := judge(s, x, a)
	v.programs = len(programs)
	if cover {
		v.idioms = x.idioms(programs)
		err = explain(t, programs, v)
	}
	return v, err
}

// judge compares.
func judge(s *sources, x *execution, a *analysed) *verdict {
	v := &verdict{ways: len(x.ways), findings: len(a.all)}
	all, plainly, happened := places(a.all), places(a.plainly), map[place]bool{}
	for i := range x.ways {
		w := &x.ways[i]
		if len(w.open) == 0 {
			continue
		}
		at := s.covering(w, ended)
		if len(at) == 0 {
			v.leaked++
			continue
		}
		v.effects++
		for p := range at {
			happened[p] = true
		}
		if !meet(at, all) {
			switch {
			case s.inHook(w):
				v.hooks++
			case w.panicked():
				v.panics++
			default:
				v.missed = append(v.missed, *w)
			}
			continue
		}
		at = s.covering(w, func(tx *openTx) bool { return tx.outcome == committed })
		if !w.troubled && !s.inHook(w) && len(at) > 0 && !meet(at, plainly) {
			v.abort = append(v.abort, *w)
		}
	}
	for _, f := range a.all {
		switch {
		case happened[f.place]:
		case x.ran[f.place]:
			v.unseen = append(v.unseen, f)
		default:
			v.dead++
		}
	}
	return v
}

// ended reports whether a transaction came to its end.
func ended(tx *openTx) bool { return tx.outcome != leaked }

func places(list []said) map[place]bool {
	out := map[place]bool{}
	for _, f := range list {
		out[f.place] = true
	}
	return out
}

func meet(places, among map[place]bool) bool {
	for p := range places {
		if among[p] {
			return true
		}
	}
	return false
}

// add joins the verdicts on several batches.
func (v *verdict) add(w *verdict) {
	v.programs += w.programs
	v.ways += w.ways
	v.effects += w.effects
	v.findings += w.findings
	v.missed = append(v.missed, w.missed...)
	v.abort = append(v.abort, w.abort...)
	v.hooks += w.hooks
	v.panics += w.panics
	v.unseen = append(v.unseen, w.unseen...)
	v.dead += w.dead
	v.leaked += w.leaked
	if v.idioms == nil {
		v.idioms = map[string]int{}
	}
	for idiom, n := range w.idioms {
		v.idioms[idiom] += n
	}
}

// because counts the findings that nothing happened at, by cause.
func (v *verdict) because(why cause) int {
	n := 0
	for _, f := range v.unseen {
		if f.why == why {
			n++
		}
	}
	return n
}

func (v *verdict) String() string {
	var why strings.Builder
	for _, c := range causes {
		fmt.Fprintf(&why, "; %s: %d", c.cause, v.because(c.cause))
	}
	return fmt.Sprintf("%d programs, %d effects inside transactions (%d of all ways), %d findings; "+
		"missed: %d, %d in hooks, %d by panics, %d taken for abort paths; findings in code that never ran: %d, that nothing happened at: %d%s",
		v.programs, v.effects, v.ways, v.findings, len(v.missed), v.hooks, v.panics, len(v.abort), v.dead, len(v.unseen), &why)
}

// The shares of what is known to be wrong, in the corpus and in a long run.
const (
	mostUnseen = 0.04  // of the findings, whatever the cause
	mostHooks  = 0.05  // of the effects
	mostPanics = 0.005 // of the effects
	mostAbort  = 0.005 // of the effects
)

// check fails the test where the verdict is not good enough.
func (v *verdict) check(t *testing.T) {
	t.Helper()
	for _, w := range distinct(v.missed) {
		t.Errorf("missed: %s", w)
	}
	if v.leaked > 0 {
		t.Errorf("%d effects inside transactions that their program never ends", v.leaked)
	}
	share := func(n, of int, most float64, what string) {
		if float64(n) > most*float64(of) {
			t.Errorf("%d %s of %d: more than %g %%", n, what, of, most*100)
		}
	}
	share(v.hooks, v.effects, mostHooks, "effects missed in hooks")
	share(v.panics, v.effects, mostPanics, "effects missed that a panic brought into a transaction")
	share(len(v.abort), v.effects, mostAbort, "effects taken for those of abort paths")
	share(len(v.unseen)-v.because(byLuck), v.findings, mostUnseen, "findings that nothing happened at")
	for _, c := range causes {
		share(v.because(c.cause), v.findings, c.most, fmt.Sprintf("findings that nothing happened at (%s)", c.cause))
	}
	for _, f := range v.unseen {
		t.Logf("nothing happened (%s) at %s: %s", f.why, f.path, f.message)
	}
	for _, w := range distinct(v.abort) {
		t.Logf("taken for an abort path: %s", &w)
	}
}

// distinct keeps one way of each effect.
func distinct(ways []way) []way {
	list := slices.Clone(ways)
	slices.SortStableFunc(list, func(a, b way) int {
		return cmp.Or(strings.Compare(a.stack[0].String(), b.stack[0].String()), cmp.Compare(len(a.stack), len(b.stack)))
	})
	return slices.CompactFunc(list, func(a, b way) bool { return a.stack[0] == b.stack[0] })
}

// String tells where an effect happened, and where the transactions around it began.
func (w way) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s at", w.sink)
	for _, f := range w.stack {
		fmt.Fprintf(&b, " %s", f.place)
	}
	for _, tx := range w.open {
		fmt.Fprintf(&b, "\n\tin a transaction (%s) begun at", tx.outcome)
		for _, f := range tx.begin {
			fmt.Fprintf(&b, " %s", f.place)
		}
	}
	return strings.ReplaceAll(b.String(), programsModule+"/", "")
}
