package region

import (
	"fmt"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// A drawing is a function drawn by hand, one block a line, the first one the entry:
//
//	0: begin; if err(begin) 1 2
//	1: alert; return err
//	2: work; commit begin; return nil
//
// A step is [defer|go] [NAME=]VERB [VALUE]. NAME is VERB unless it is given. The verbs:
//
//	begin          opens a transaction: result 0 is the handle, result 1 the error
//	nest V         the same, given V
//	start V        opens V itself; result 1 is the error
//	commit V       ends V, and so do rollback V and either V
//	mayCommit V    ends V on some paths, and so does mayRollback V
//	with V         its result has a hold of V
//	anything else  a call, which says nothing of transactions
//
// A block ends in "goto N", "if V N M" (N where V is not nil, M where it is), "fork N M",
// "panic" or "return nil|err|?"; deferred calls run before a return. A value is the name of
// a step (its result 0), err(NAME), .PATH below one of them, inN, cellN, or several with |.
type drawing struct {
	t      *testing.T
	f      *fragment.Func
	shapes []Shape
	sites  map[string]int
	names  []string // of the sites

	carries map[int]bool // the sites whose result has a hold of what they are given
}

func draw(t *testing.T, src string) *drawing {
	t.Helper()
	g := &drawing{t: t, f: &fragment.Func{}, sites: map[string]int{}, carries: map[int]bool{}}
	for line := range strings.Lines(strings.TrimSpace(src)) {
		num, body, _ := strings.Cut(strings.TrimSpace(line), ":")
		if num != strconv.Itoa(len(g.f.Blocks)) {
			t.Fatalf("block %q is not number %d", line, len(g.f.Blocks))
		}
		g.block(strings.Split(body, ";"))
	}
	for i := range g.f.Blocks {
		for _, e := range g.f.Blocks[i].Succs {
			if e.To >= len(g.f.Blocks) {
				t.Fatalf("block %d leads to %d, which there is not", i, e.To)
			}
		}
	}
	return g
}

// inputs gives the function n inputs.
func (g *drawing) inputs(n int) *drawing {
	g.f.Inputs, g.f.NumParams = make([]fragment.Input, n), n
	return g
}

func (g *drawing) block(steps []string) {
	b := fragment.Block{Return: -1}
	for _, text := range steps {
		w := strings.Fields(text)
		switch w[0] {
		case "goto":
			b.Succs = g.edges(nil, w[1:])
		case "fork":
			b.Succs = g.edges(nil, w[1:])
		case "if":
			b.Succs = g.edges(g.value(w[1]), w[2:])
			b.Succs[1].IsNil = true
		case "panic":
			b.Panics = true
		case "return":
			b.Steps = append(b.Steps, fragment.RunDefers)
			b.Return = len(g.f.Returns)
			state := map[string]fragment.ErrState{"nil": fragment.ErrNil, "err": fragment.ErrNonNil, "?": fragment.ErrUnknown}
			g.f.Returns = append(g.f.Returns, fragment.Return{Err: state[w[1]]})
		default:
			b.Steps = append(b.Steps, g.step(w))
		}
	}
	g.f.Blocks = append(g.f.Blocks, b)
}

func (g *drawing) edges(tested fragment.Value, to []string) (out []fragment.Edge) {
	for _, text := range to {
		out = append(out, fragment.Edge{To: g.number(text), Tested: tested})
	}
	return out
}

func (g *drawing) step(w []string) int {
	s := &fragment.Site{Index: len(g.f.Sites), Block: len(g.f.Blocks), Results: []fragment.Class{fragment.Tx, fragment.Error}}
	s.Pos = token.Pos(s.Index + 1)
	if mode, ok := map[string]fragment.Mode{"go": fragment.Go, "defer": fragment.Defer}[w[0]]; ok {
		s.Mode, w = mode, w[1:]
	}
	name, verb, named := strings.Cut(w[0], "=")
	if !named {
		verb = name
	}
	for _, text := range w[1:] {
		s.Args = append(s.Args, g.value(text))
		s.ArgsAre = append(s.ArgsAre, fragment.Tx)
	}
	if _, dup := g.sites[name]; dup {
		g.t.Fatalf("two steps are called %s", name)
	}
	g.sites[name] = s.Index
	g.names = append(g.names, name)
	g.carries[s.Index] = verb == "with" || verb == "nest"
	g.f.Sites = append(g.f.Sites, s)
	g.shapes = append(g.shapes, shape(s, verb))
	return s.Index
}

func shape(s *fragment.Site, verb string) (sh Shape) {
	handle := fragment.Value{{Kind: fragment.Result, N: s.Index}}
	err := fragment.Value{{Kind: fragment.Result, N: s.Index, I: 1}}
	switch verb {
	case "begin", "nest":
		sh.Opens = []Open{{Carriers: handle, Err: err}}
	case "start":
		sh.Opens = []Open{{Carriers: s.Args[0], Err: err}}
	case "commit":
		sh.Closes = []Close{{Of: s.Args[0], Commit: true}}
	case "rollback":
		sh.Closes = []Close{{Of: s.Args[0], Rollback: true}}
	case "either":
		sh.Closes = []Close{{Of: s.Args[0], Commit: true, Rollback: true}}
	case "mayCommit":
		sh.Closes = []Close{{Of: s.Args[0], Commit: true, Partial: true}}
	case "mayRollback":
		sh.Closes = []Close{{Of: s.Args[0], Rollback: true, Partial: true}}
	}
	return sh
}

func (g *drawing) number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		g.t.Fatal(err)
	}
	return n
}

func (g *drawing) value(text string) fragment.Value {
	var out []fragment.Source
	for part := range strings.SplitSeq(text, "|") {
		name, path, below := strings.Cut(part, ".")
		s := fragment.Source{Kind: fragment.Result}
		of, isErr := strings.CutPrefix(name, "err(")
		if isErr {
			name, s.I = strings.TrimSuffix(of, ")"), 1
		}
		if n, ok := g.sites[name]; ok {
			s.N = n
		} else if in, ok := strings.CutPrefix(name, "in"); ok {
			s = fragment.Source{Kind: fragment.In, I: g.number(in)}
		} else {
			s = fragment.Source{Kind: fragment.CellSrc, N: g.number(strings.TrimPrefix(name, "cell"))}
		}
		if below {
			s.Path = "." + path
		}
		out = append(out, s)
	}
	return fragment.NewValue(out)
}

// analyze returns the flow; the results of a call "with" hold on to its arguments.
func (g *drawing) analyze() *Flow {
	return Analyze(g.f, g.shapes, func(s *fragment.Site, _ int) []int {
		if g.carries[s.Index] {
			return []int{0}
		}
		return nil
	})
}

// show names the elements of a set, the ambient transaction left out.
func (g *drawing) show(fl *Flow, s Set) string {
	out := []string{}
	for _, e := range s.Elems() {
		switch {
		case e < len(fl.Txs):
			out = append(out, g.names[fl.Txs[e].Site])
		case e < fl.Ambient():
			out = append(out, fmt.Sprintf("in%d", e-len(fl.Txs)))
		}
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, "+")
}

// check compares what is asked of each named step: "work begin; after -".
func (g *drawing) check(fl *Flow, want string, ask func(site int) Set) {
	g.t.Helper()
	for item := range strings.SplitSeq(want, ";") {
		w := strings.Fields(item)
		n, ok := g.sites[w[0]]
		if !ok {
			g.t.Fatalf("no step is called %s", w[0])
		}
		if got := g.show(fl, ask(n)); got != w[1] {
			g.t.Errorf("%s: got %s, want %s", w[0], got, w[1])
		}
	}
}
