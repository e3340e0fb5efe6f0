package solver

import (
	"cmp"
	"go/token"
	"slices"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// BeginKind says how a transaction began.
type BeginKind uint8

// The ways in which a transaction begins.
const (
	ByCall   BeginKind = iota // a call opened it
	ByRunner                  // a runner opened it around its callback
	ByParam                   // it was handed in
	ByHook                    // a library opened it around a hook
)

// Begin is where a transaction began, as far as the function knows that has it in hand.
type Begin struct {
	Kind BeginKind
	Pos  token.Pos
	File string
	Line int
	Name string // the callee, the parameter or the hook
	Lib  string // import path of the library that opened it, "" when that is not known
}

// Context is an open transaction that callers hold while they call a function.
type Context struct {
	carriers []int // inputs that stand for it; none: the function has no hold of it
	begin    Begin
	rank     int // how near the beginning is; of equal contexts the nearest is kept
	async    bool
	readOnly bool
	retried  bool
	choice   *choice // by which implementations it was opened, nil when that says nothing
	maybe    bool    // on some paths to the call none is open
	anyway   bool    // see openTx
}

// The ranks of beginnings.
const (
	sameFunction = iota
	parameter
	otherFunction
)

// solveContexts hands open transactions from callers to callees until nothing changes.
func (e *Engine) solveContexts() {
	var work []*node
	for _, n := range e.order {
		e.enter(n)
		e.seedContexts(n)
		work = append(work, n)
	}
	queued := map[*node]bool{}
	for _, n := range work {
		queued[n] = true
	}
	for len(work) > 0 {
		n := work[0]
		work, queued[n] = work[1:], false
		if n.Test {
			continue
		}
		e.enter(n)
		for i := range n.Sites {
			for _, m := range e.handOn(n, i) {
				if !queued[m] {
					work, queued[m] = append(work, m), true
				}
			}
		}
	}
}

// seedContexts adds the transactions that the function's own signature proves to be open.
func (e *Engine) seedContexts(n *node) {
	for i := range n.NumParams {
		c := n.Inputs[i].Class
		if c != fragment.Tx && c != fragment.TxRO {
			continue
		}
		n.addContext(Context{
			carriers: []int{i}, rank: parameter, readOnly: c == fragment.TxRO,
			begin: Begin{Kind: ByParam, Pos: n.Pos, Name: n.Inputs[i].Name},
		})
	}
	if h := n.Hook; h != nil {
		ctx := Context{rank: sameFunction, begin: Begin{Kind: ByHook, Pos: n.Pos, Name: n.Obj.Name()}}
		if h.Handle >= 0 && h.Handle+1 < n.NumParams {
			ctx.carriers = []int{h.Handle + 1}
		}
		n.addContext(ctx)
	}
}

// addContext adds a context and reports whether that changed anything.
func (n *node) addContext(c Context) bool {
	slices.Sort(c.carriers)
	for i := range n.contexts {
		old := &n.contexts[i]
		if !slices.Equal(old.carriers, c.carriers) || old.async != c.async || old.readOnly != c.readOnly || old.maybe != c.maybe ||
			old.anyway != c.anyway {
			continue
		}
		joined := old.choice.join(c.choice)
		if old.rank == parameter && n.Parent != "" {
			joined = c.choice // the signature of a literal says less than the call that runs it
		}
		changed := c.retried && !old.retried && c.rank <= old.rank || !old.choice.equal(joined)
		old.retried = old.retried || c.retried && c.rank <= old.rank
		old.choice = joined
		if cmp.Or(cmp.Compare(c.rank, old.rank), compareBegins(&c.begin, &old.begin)) < 0 {
			retried := c.rank == old.rank && old.retried
			*old = c
			old.retried, old.choice = old.retried || retried, joined
			return true
		}
		return changed
	}
	n.contexts = append(n.contexts, c)
	return true
}

func compareBegins(a, b *Begin) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.Name, b.Name))
}

// openTx is a transaction that may be open at a site.
type openTx struct {
	own      int      // index of the function's own transaction, or -1
	ctx      *Context // otherwise the caller's
	begin    Begin
	async    bool
	readOnly bool
	retried  bool
	abort    bool // it can only be rolled back from here
	sure     bool // it is open on every path to here
	anyway   bool // the call is deferred: on other paths it runs after the commit
}

// openAt returns the transactions that may be open at a site.
func (e *Engine) openAt(n *node, site int) []openTx {
	if !n.flow.Reached(site) {
		return nil
	}
	before, may := n.flow.Before(site), n.flow.MayCommit(site)
	failing := n.Blocks[n.Sites[site].Block].Failing
	var out []openTx
	for _, t := range ownOpen(n, site) {
		at := n.Sites[n.flow.Txs[t].Site]
		anyway := !may.Has(t) && runsAnyway(n, site, t)
		out = append(out, openTx{
			own: t, begin: Begin{Kind: ByCall, Pos: at.Pos, File: at.File, Line: at.Line, Name: at.Name, Lib: n.flow.Txs[t].Lib},
			readOnly: n.flow.Txs[t].ReadOnly, abort: !may.Has(t) && !anyway, sure: n.flow.Surely(site, t), anyway: anyway,
		})
	}
	for i := range n.contexts {
		c := &n.contexts[i]
		if n.contract || n.superseded(c) {
			continue // with a contract, its calls are what is judged (rule R19)
		}
		open, commit, sure := true, true, !c.maybe
		for _, in := range c.carriers {
			sure = sure && n.flow.Surely(site, n.flow.Input(in))
			open = open && before.Has(n.flow.Input(in))
			commit = commit && may.Has(n.flow.Input(in))
		}
		if n.HasError {
			commit = commit && may.Has(n.flow.Ambient())
		}
		if open {
			abort := !commit || failing || c.anyway && !n.always(site)
			out = append(out, openTx{own: -1, ctx: c, begin: c.begin, async: c.async,
				readOnly: c.readOnly, retried: c.retried, abort: abort, sure: sure, anyway: c.anyway})
		}
	}
	return out
}

// told reports whether what a function of another package does with a transaction is reported
// at the call already, by those who do not see into that package.
func (e *Engine) told(n *node, s *fragment.Site, inv *invocation) bool {
	return e.opts.Told != nil && inv.node.Pkg != n.Pkg && e.opts.Told(s.Pos)
}

// superseded reports whether more is known of a transaction than that it is handed in: where
// the function is a literal, the call that runs it says where the transaction begins.
func (n *node) superseded(c *Context) bool {
	if c.rank != parameter || n.Parent == "" {
		return false
	}
	for i := range n.contexts {
		if n.contexts[i].rank == sameFunction {
			return true
		}
	}
	return false
}

// handOn hands the transactions that are open at a site on to the functions in sight that it
// calls, and returns those for which that is news.
func (e *Engine) handOn(n *node, site int) (news []*node) {
	s := n.Sites[site]
	open := e.openAt(n, site)
	for k := range n.calls[site] {
		inv := &n.calls[site][k]
		if inv.node == nil || inv.later || inv.node.Test {
			continue
		}
		if inv.direct && inv.holdsRunner() && inv.node.addContext(e.runnerContext(n, s, inv)) {
			news = append(news, inv.node)
		}
		for _, x := range open {
			if e.onAbort(&x, inv) || inv.made || inv.withinLiteral(n) {
				continue
			}
			carriers, holder := e.carriedTo(n, inv, &x)
			made := e.choice(n, &x)
			if !holder || e.told(n, s, inv) || e.contradicts(n, made, inv) {
				continue
			}
			c := Context{carriers: carriers, begin: x.begin, rank: otherFunction, readOnly: x.readOnly, retried: x.retried,
				maybe: x.maybeFor(inv), anyway: x.anyway,
				async: x.async || inv.async || s.Mode == fragment.Go}
			if literalOf(inv.node, n) {
				c.rank, c.choice = sameFunction, made
			}
			if inv.node.addContext(c) {
				news = append(news, inv.node)
			}
		}
	}
	return news
}

func (e *Engine) runnerContext(n *node, s *fragment.Site, inv *invocation) Context {
	c := Context{
		carriers: inv.txInputs(), rank: otherFunction, retried: inv.retried, async: inv.async || s.Mode == fragment.Go,
		readOnly: inv.readOnly || s.ReadOnly,
		begin:    Begin{Kind: ByRunner, Pos: s.Pos, File: s.File, Line: s.Line, Name: s.Expr, Lib: inv.lib},
	}
	if literalOf(inv.node, n) {
		c.rank, c.choice = sameFunction, e.chosenBy(n, inv)
	}
	return c
}
