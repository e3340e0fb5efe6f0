package link

import (
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/sight"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

func initID(p *types.Package, i int) string { return p.Path() + ".init#" + strconv.Itoa(i) }

// world is what a program lets see.
type world struct {
	*linker
	prog  *program
	impls map[*types.Func][]*types.Func

	concrete map[string][]types.Type // by interface: the types that are converted to it
	ifaces   map[string]types.Type
}

// Summary implements solver.World by way of facts. The interfaces of the program's own
// packages are resolved by conversions instead.
func (w *world) Summary(obj *types.Func) *facts.Summary {
	if obj.Pkg() == nil {
		return nil // error.Error
	}
	if recv := obj.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) && w.units[obj.Pkg().Path()] != nil {
		return nil
	}
	var s facts.Summary
	if w.Fact(obj, &s) {
		return &s
	}
	return nil
}

// Entry implements solver.World.
func (w *world) Entry(obj *types.Func) *catalog.Entry { return w.cat.Func(obj) }

// Stored implements solver.World.
func (w *world) Stored(key string) *catalog.Entry {
	return sight.Stored(w.cat, key, func(path string) *types.Package { return w.pkgs[path] })
}

// Opaque implements solver.World.
func (w *world) Opaque(pkg string) bool {
	return w.units[pkg] == nil && (catalog.Standard(pkg, "") || w.cat.Barrier(pkg))
}

// SameModule implements solver.World.
func (w *world) SameModule(a, b string) bool {
	return a == b || w.units[a] != nil && w.units[b] != nil
}

// Interface implements solver.World.
func (w *world) Interface(key string) *types.Func {
	return sight.Method(key, func(path string) *types.Package { return w.pkgs[path] })
}

// Expands implements solver.World.
func (w *world) Expands(string) bool { return true }

// Method implements solver.World.
func (w *world) Method(t types.Type, m *types.Func) *types.Func { return sight.Implementation(t, m) }

// Implementations implements solver.World: the methods of the types that the program
// converts to an interface with this method.
func (w *world) Implementations(m *types.Func) []*types.Func {
	if out, ok := w.impls[m]; ok {
		return out
	}
	w.impls[m] = nil
	recv := m.Signature().Recv()
	if recv == nil || m.Pkg() == nil || w.Opaque(m.Pkg().Path()) {
		return nil
	}
	if w.concrete == nil {
		w.spread()
	}
	var out []*types.Func
	for key, t := range w.ifaces {
		if !declares(t, m) {
			continue
		}
		for _, c := range w.concrete[key] {
			if fn := sight.Implementation(c, m); fn != nil && !slices.Contains(out, fn) {
				out = append(out, fn)
			}
		}
	}
	slices.SortFunc(out, func(a, b *types.Func) int { return strings.Compare(a.FullName(), b.FullName()) })
	w.impls[m] = out
	return out
}

// declares reports whether m is a method of the interface type t, embedded interfaces included.
func declares(t types.Type, m *types.Func) bool {
	iface, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for n := range iface.Methods() {
		if n.Name() == m.Name() && n.Origin() == m.Origin() {
			return true
		}
	}
	return false
}

// spread computes which concrete types come to which interface types.
func (w *world) spread() {
	w.concrete, w.ifaces = map[string][]types.Type{}, map[string]types.Type{}
	next := map[string][]string{}
	key := func(t types.Type) string {
		if tp, ok := types.Unalias(t).(*types.TypeParam); ok {
			t = tp.Constraint()
		}
		k := types.TypeString(t, nil)
		if types.IsInterface(t) {
			w.ifaces[k] = t
		}
		return k
	}
	type item struct {
		t  types.Type
		to string
	}
	var work []item
	for _, c := range w.prog.converts {
		to := key(c.To)
		if types.IsInterface(c.From) {
			if from, ok := c.From.Underlying().(*types.Interface); ok && from.Empty() {
				continue // out of an any can come anything: not followed
			}
			next[key(c.From)] = append(next[key(c.From)], to)
			continue
		}
		work = append(work, item{c.From, to})
	}
	seen := map[string]bool{}
	for len(work) > 0 {
		it := work[0]
		work = work[1:]
		k := types.TypeString(it.t, nil) + " > " + it.to
		if seen[k] {
			continue
		}
		seen[k] = true
		iface, ok := w.ifaces[it.to].Underlying().(*types.Interface)
		if !ok || !types.Implements(it.t, iface) {
			continue
		}
		w.concrete[it.to] = append(w.concrete[it.to], it.t)
		for _, n := range next[it.to] {
			work = append(work, item{it.t, n})
		}
	}
}
