package solver

import (
	"go/types"
	"strconv"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
)

// keptFunc is a function that is kept in a field or variable.
type keptFunc struct {
	id    string
	bound bool       // a method value: its receiver is not known where it is called
	inst  types.Type // the type of that receiver, when it is of a generic type
}

// kept returns the functions that may be kept under a key: those stored there in sight, test
// files aside, followed through parameters, constructors and results.
func (e *Engine) kept(key string) []keptFunc {
	if out, ok := e.keptBy[key]; ok {
		return out
	}
	k := newKeeper(e)
	k.key(key)
	e.keptBy[key] = k.out
	return k.out
}

type keeper struct {
	e    *Engine
	seen map[string]bool
	deep bool // into the fields and elements of what is passed
	all  bool // whatever these are
	out  []keptFunc

	paths map[string]int // how many were followed into an input
}

// maxPaths bounds the paths that are followed into one input. A function that walks a tree hands each of
// many fields on to itself: the paths below it are without number, and what calls look for has few.
const maxPaths = 8

func newKeeper(e *Engine) *keeper {
	return &keeper{e: e, seen: map[string]bool{}, paths: map[string]int{}}
}

func (k *keeper) once(s string) bool {
	if k.seen[s] {
		return false
	}
	k.seen[s] = true
	return true
}

func (k *keeper) key(key string) {
	if !k.once(key) {
		return
	}
	for _, s := range k.e.stores[key] {
		if n, ok := k.e.nodes[s.Fn]; ok {
			k.value(n, s.Val)
		}
	}
}

func (k *keeper) value(n *node, v fragment.Value) {
	if k.all {
		v = insideOf(n, v)
	}
	for _, s := range v {
		switch s.Kind {
		case fragment.FuncSrc:
			if k.once("f" + s.Key) {
				k.out = append(k.out, keptFunc{id: s.Key})
			}
		case fragment.Closure:
			b := k.e.binds[s.Key]
			if b.Bind != nil && !b.Invoke && k.once("f"+b.Target+instance(b.Inst)) {
				k.out = append(k.out, keptFunc{b.Target, b.Obj != nil, b.Inst})
				if b.Obj != nil {
					k.e.refs[b.Target] = b.Obj
				}
			}
		case fragment.Field, fragment.Global:
			k.key(s.Key + s.Path)
		case fragment.In:
			if k.all {
				s.Path = "" // what is followed is all of it
			}
			if s.Path == "" || k.deep {
				k.input(n, s.I, s.Path)
			}
		case fragment.Result:
			if s.Path == "" || k.all {
				k.result(n.Sites[s.N], s.I)
			}
		}
	}
}

// input follows what is passed to an input: by callers, or by the maker of a literal.
func (k *keeper) input(n *node, i int, path string) {
	key := inputKey(n.ID, i)
	if k.paths[key] == maxPaths || !k.once(key+path) {
		return
	}
	k.paths[key]++
	if n.Parent != "" && i >= n.NumParams {
		maker, values := k.e.capturedValues(n, i)
		for _, v := range values {
			if k.deep {
				v = maker.at(v, path)
			}
			k.value(maker, v)
		}
		return
	}
	for _, f := range k.e.feeds[key] {
		v := f.val
		if k.deep {
			v = f.from.at(v, path)
		}
		k.value(f.from, v)
	}
}

// result follows what a function in sight returns.
func (k *keeper) result(s *fragment.Site, i int) {
	n, ok := k.e.nodes[s.Callee]
	if !ok || s.Invoke || !k.once(s.Callee+"="+strconv.Itoa(i)) {
		return
	}
	for _, r := range n.Returns {
		if i < len(r.Results) {
			k.value(n, r.Results[i])
		}
	}
}

// keptFuncs returns the functions kept under a key as targets.
func (e *Engine) keptFuncs(key string, args []arg, want func(*keptFunc) bool) (out []target) {
	var list []keptFunc
	for _, f := range e.kept(key) {
		if want(&f) {
			list = append(list, f)
		}
	}
	return e.targets(list, args)
}

// targets returns functions that are kept as targets.
func (e *Engine) targets(list []keptFunc, args []arg) (out []target) {
	for _, f := range list {
		t := e.function(f.id, args)
		if f.bound {
			t.args = append([]arg{{inst: f.inst}}, args...)
		}
		t.dynamic, t.kept = true, true
		out = append(out, t)
	}
	return out
}

// instance names an instance of a generic type, and nothing else.
func instance(t types.Type) string {
	if t == nil {
		return ""
	}
	return " of " + types.TypeString(t, nil)
}

// entryOf returns what the tables say of a function that is used as a value.
func (e *Engine) entryOf(obj *types.Func) *catalog.Entry {
	if obj == nil {
		return nil
	}
	return e.world.Entry(obj)
}
