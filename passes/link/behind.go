package link

import (
	"go/types"
	"slices"
	"strings"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/lower"
	"github.com/txspill/txspill/passes/internal/sight"
)

// behind is an interface type and the concrete types that the program converts to it, or to
// one from which they go on to it.
type behind struct {
	iface types.Type
	types []types.Type
}

// Implementations implements solver.World: the methods of the types that are behind the
// interface type that the method is called on.
func (w *world) Implementations(on types.Type, m *types.Func) []*types.Func {
	call := sight.Call{On: on, Method: m}
	if out, ok := w.impls[call]; ok {
		return out
	}
	w.impls[call] = nil
	if m.Pkg() == nil || w.Opaque(m.Pkg().Path()) {
		return nil
	}
	var out []*types.Func
	seen := map[types.Type]bool{}
	for work := []types.Type{on}; len(work) > 0; work = work[1:] {
		if seen[work[0]] {
			continue
		}
		seen[work[0]] = true
		for _, c := range w.concrete(sight.Call{On: work[0], Method: m}) {
			if embedded := sight.Promoted(c, m); embedded != nil {
				work = append(work, embedded)
			} else if fn := sight.Implementation(c, m); fn != nil && !slices.Contains(out, fn) {
				out = append(out, fn)
			}
		}
	}
	slices.SortFunc(out, func(a, b *types.Func) int { return strings.Compare(a.FullName(), b.FullName()) })
	w.impls[call] = out
	return out
}

// Together implements solver.World.
func (w *world) Together(a, b *types.Func) bool {
	key := [2]*types.Func{a, b}
	if is, ok := w.together[key]; ok {
		return is
	}
	is := false
	for _, behind := range w.behind() {
		is = is || sight.Together(behind.types, a, b)
	}
	w.together[key] = is
	return is
}

// behind returns the interfaces of the program.
func (w *world) behind() []*behind {
	if w.spread == nil {
		w.spread, w.named = []*behind{}, map[*types.TypeName][]*behind{}
		for _, b := range spread(w.prog.converts, w.written) {
			w.spread = append(w.spread, b)
			origin := originOf(b.iface)
			w.named[origin] = append(w.named[origin], b)
		}
	}
	return w.spread
}

// originOf names a type, or what it is an instance of; the types without a name have nil.
func originOf(t types.Type) *types.TypeName {
	if named, ok := t.(*types.Named); ok {
		return named.Origin().Obj()
	}
	return nil
}

// concrete returns the types that may be behind the receiver of a call.
func (w *world) concrete(call sight.Call) []types.Type {
	w.behind()
	var out []types.Type
	for _, b := range w.named[originOf(constraint(call.On))] {
		if sameInterface(b.iface, call) {
			out = append(out, b.types...)
		}
	}
	return out
}

// sameInterface reports whether a type is the one that a method is called on. What generic code
// converts to an instance of its own type parameters may be behind every instance: which one it is,
// its callers know.
func sameInterface(t types.Type, call sight.Call) bool {
	on := constraint(call.On)
	if named, ok := on.(*types.Named); ok {
		other, ok := t.(*types.Named)
		return ok && lower.SameInstance(named, other)
	}
	if _, ok := t.(*types.Named); ok {
		return false
	}
	return types.Identical(t, on) || declares(t, call.Method)
}

// declares reports whether m is a method of the unnamed interface type t, or of another
// instance of it.
func declares(t types.Type, m *types.Func) bool {
	iface, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for n := range iface.ExplicitMethods() {
		if n.Name() == m.Name() && n.Origin() == m.Origin() {
			return true
		}
	}
	return false
}

// constraint returns the interface that a type parameter stands for, and any other type as it is.
func constraint(t types.Type) types.Type {
	t = types.Unalias(t)
	if tp, ok := t.(*types.TypeParam); ok {
		return types.Unalias(tp.Constraint())
	}
	return t
}

// spreading computes which concrete types come to which interface types.
type spreading struct {
	byKey map[string]*behind
	next  map[string][]string // by interface: those that it is converted to
	work  []coming
	seen  map[[2]string]bool // by type and interface
	keys  map[types.Type]string
	// written returns how a type is written
	written func(types.Type) string
	// unnamed are the interface types without a name: identical ones may be written in several ways
	unnamed []types.Type
}

// coming is a type that comes to an interface.
type coming struct {
	t  types.Type
	to string
}

func spread(converts []fragment.Conversion, written func(types.Type) string) map[string]*behind {
	s := &spreading{
		byKey: map[string]*behind{}, next: map[string][]string{}, seen: map[[2]string]bool{},
		keys: map[types.Type]string{}, written: written,
	}
	for _, c := range converts {
		to := s.key(c.To)
		if !types.IsInterface(c.From) {
			s.work = append(s.work, coming{c.From, to})
			continue
		}
		if from, ok := constraint(c.From).(*types.Interface); ok && from.Empty() {
			continue // out of an any can come anything: not followed
		}
		from := s.key(c.From)
		s.next[from] = append(s.next[from], to)
	}
	for len(s.work) > 0 {
		c := s.work[0]
		s.work = s.work[1:]
		s.come(c)
	}
	return s.byKey
}

func (s *spreading) key(t types.Type) string {
	k, known := s.keys[t]
	if !known {
		k = s.newKey(constraint(t))
		s.keys[t] = k
	}
	return k
}

func (s *spreading) newKey(t types.Type) string {
	if _, named := t.(*types.Named); !named {
		i := slices.IndexFunc(s.unnamed, func(u types.Type) bool { return types.Identical(t, u) })
		if i < 0 {
			i = len(s.unnamed)
			s.unnamed = append(s.unnamed, t)
		}
		t = s.unnamed[i]
	}
	k := s.written(t)
	if s.byKey[k] == nil {
		s.byKey[k] = &behind{iface: t}
	}
	return k
}

func (s *spreading) come(c coming) {
	k := [2]string{s.written(c.t), c.to}
	b := s.byKey[c.to]
	if s.seen[k] || b == nil {
		return
	}
	s.seen[k] = true
	iface, ok := b.iface.Underlying().(*types.Interface)
	if !ok || !types.Implements(c.t, iface) {
		return
	}
	b.types = append(b.types, c.t)
	for _, n := range s.next[c.to] {
		s.work = append(s.work, coming{c.t, n})
	}
}
