package solver

import (
	"go/types"
	"slices"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/summary"
)

// The use of the pool beside a transaction is a spill only where it is certain (rule R22): the
// receiver is never a transaction, one is open on every path, and nobody meant it to be so.

// countsFor returns the transactions that an effect can spill out of: of the pool's these are
// the ones that are open on every path, in the goroutine that uses it.
func countsFor(eff *summary.Effect, open []openTx) []openTx {
	if !eff.Category.Outer() {
		return open
	}
	var out []openTx
	for _, x := range open {
		if x.sure && !x.async {
			out = append(out, x)
		}
	}
	return out
}

// use is an effect as one site reaches it.
type use struct {
	n    *node
	site int
	inv  *invocation
	eff  *summary.Effect
}

// spillsOut returns the open transaction that an effect spills out of.
func (e *Engine) spillsOut(u use, open []openTx) (openTx, bool) {
	open = countsFor(u.eff, open)
	if !e.opts.AbortPaths && !tells(u.eff) {
		open = slices.DeleteFunc(slices.Clone(open), func(x openTx) bool { return x.anyway })
	}
	x, ok := e.spillsInto(u.n, u.site, u.inv, open)
	return x, ok && (!u.eff.Category.Outer() || u.besides(&x))
}

// maybeFor reports whether a transaction is not certain to be open in a function invoked.
func (x *openTx) maybeFor(inv *invocation) bool { return !x.sure || inv.either }

// besides reports whether an effect on a pool is one beside a transaction: in the same
// goroutine, on the same kind of database, and not on another pool of the same struct.
func (u use) besides(x *openTx) bool {
	n, site, inv, eff := u.n, u.site, u.inv, u.eff
	if eff.Async || x.async || inv.async || n.Sites[site].Mode == fragment.Go {
		return false
	}
	if !sameKindOfDB(x.begin.Lib, eff.Sink) {
		return false
	}
	if x.own < 0 || len(eff.Path) != 1 || inv.callback {
		return true
	}
	return !apart(poolOf(n.Sites[n.flow.Txs[x.own].Site]), poolOf(n.Sites[site]))
}

// sameKindOfDB reports whether a transaction of one library and a pool of another may be of one
// database: the mappers all sit on database/sql.
func sameKindOfDB(lib, sink string) bool {
	if lib == "" {
		return true
	}
	a, b := summary.Library(lib), summary.Library(sink)
	std := summary.Library("database/sql")
	return a == b || a == std || b == std
}

func poolOf(s *fragment.Site) fragment.Value {
	if len(s.Args) == 0 || s.Obj == nil || s.Obj.Signature().Recv() == nil {
		return nil
	}
	return s.Args[0]
}

// apart reports whether two pools are different ones: two parameters, or two fields of one value
// (a primary and its replica, the shop and the archive).
func apart(a, b fragment.Value) bool {
	p, ok := sole(a)
	q, ok2 := sole(b)
	if !ok || !ok2 || p == q {
		return false
	}
	if p.Path == "" || q.Path == "" {
		return p.Path == q.Path // of a value and a field of it the one may embed the other
	}
	return p.I == q.I && owner(p.Path) == owner(q.Path)
}

// sole returns the input that a value comes from, if it comes from nowhere else.
func sole(v fragment.Value) (out fragment.Source, ok bool) {
	for _, s := range v {
		switch {
		case s.Kind == fragment.Dynamic || s.Kind == fragment.Field || s.Kind == fragment.Concrete:
		case s.Kind != fragment.In || ok:
			return fragment.Source{}, false
		default:
			out, ok = s, true
		}
	}
	return out, ok
}

// owner returns the path to the value that the last element of a path is a field of.
func owner(path string) string { return path[:max(strings.LastIndexByte(path, '.'), 0)] }

// joins reports whether a function takes a transaction from where it is given one: a parameter,
// a field, a context, another function that has it. Where there is none it uses the pool, and
// that is as it should be; so its use of the pool is no news for its callers.
func (e *Engine) joins(n *node) bool {
	if n.Joins {
		return true
	}
	for _, in := range n.Inputs {
		if in.Class.IsHandle() {
			return true
		}
	}
	shapes := n.flow.Shapes()
	for i, s := range n.Sites {
		if len(shapes[i].Opens) > 0 || !slices.ContainsFunc(s.Results, fragment.Class.IsHandle) {
			continue
		}
		library := s.Obj != nil && s.Obj.Pkg() != nil && e.world.Opaque(s.Obj.Pkg().Path())
		if !library && !acts(s.Entry) {
			return true
		}
	}
	return false
}

// runsInOuter reports whether a function that runs a callback in a transaction also runs it
// without beginning one: where the caller has one already.
func runsInOuter(n *node) bool {
	for _, c := range n.sum.Calls {
		if !c.Inside {
			continue
		}
		for _, d := range n.sum.Calls {
			if !d.Inside && !d.Later && d.Input == c.Input && d.Path == c.Path {
				return true
			}
		}
	}
	return false
}

// onPool reports whether a call of a function that the tables know to use a pool does: not if
// what it returns is given a transaction afterwards, nor if it takes a pool or a transaction
// and was not given what is known to be a pool.
func (e *Engine) onPool(n *node, site int, inv *invocation) bool {
	if inv.entry.Sink.Category == catalog.OuterDB && rebound(n, site) {
		return false
	}
	if inv.obj == nil || inv.obj.Signature().Recv() != nil {
		return true
	}
	pool := false
	for _, a := range inv.args {
		switch a.class {
		case fragment.Tx, fragment.TxRO, fragment.MaybeTx:
			return false
		case fragment.Other:
			pool = pool || slices.ContainsFunc(a.val, func(s fragment.Source) bool { return s.Kind == fragment.Concrete }) &&
				!slices.ContainsFunc(a.val, func(s fragment.Source) bool { return s.Kind == fragment.Dynamic })
		}
	}
	return pool
}

// rebound reports whether a statement that is built on the pool is given a transaction further
// along its chain of calls.
func rebound(n *node, site int) bool {
	chain := map[int]bool{site: true}
	for _, s := range n.Sites {
		if len(s.Args) == 0 || s.Obj == nil || s.Obj.Signature().Recv() == nil {
			continue
		}
		if !slices.ContainsFunc(s.Args[0], func(src fragment.Source) bool { return src.Kind == fragment.Result && chain[src.N] }) {
			continue
		}
		chain[s.Index] = true
		if slices.ContainsFunc(s.ArgsAre[1:], fragment.Class.IsHandle) {
			return true
		}
	}
	return false
}

// either reports whether the receiver of a call of an interface method may be a transaction, or
// hold one: of its dynamic types if they are known, else of the implementations in sight.
func (e *Engine) either(m method, recv fragment.Value) bool {
	for _, s := range recv {
		if s.Kind == fragment.Concrete && e.types[s.Key] != nil && e.world.HoldsTx(e.types[s.Key]) {
			return true
		}
	}
	known := slices.ContainsFunc(recv, func(s fragment.Source) bool { return s.Kind == fragment.Concrete })
	if known && !slices.ContainsFunc(recv, func(s fragment.Source) bool { return s.Kind == fragment.Dynamic }) {
		return false
	}
	return e.bothBehind(m)
}

// bothBehind reports whether behind an interface method are transactions as well as pools.
func (e *Engine) bothBehind(m method) bool {
	if both, ok := e.both[m]; ok {
		return both
	}
	both := slices.ContainsFunc(e.world.Implementations(m.on, m.Func), func(impl *types.Func) bool {
		if e.world.HoldsTx(impl.Signature().Recv().Type()) {
			return true
		}
		en := e.entryOf(impl)
		return en != nil && en.Sink != nil && en.Sink.Category.Outer() && e.world.TxToo(impl)
	})
	e.both[m] = both
	return both
}
