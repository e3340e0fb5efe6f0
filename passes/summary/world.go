package summary

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/sight"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

// world is what separate analysis sees: this package, the packages that it imports, and the
// facts about them.
type world struct {
	sight.Handles
	pass      *analysis.Pass
	cat       *catalog.Catalog
	module    string                           // that this package belongs to, "" if that is unknown
	library   bool                             // it belongs to a dependency: the module under analysis has no version
	contracts map[types.Object]*facts.Contract // of this package
	declared  sight.Declared
	byName    map[string][]*types.Named // candidates for implementations, by explicit method
	embeds    []*types.Named            // candidates that embed something
	indexed   bool
	impls     map[sight.Call][]*types.Func
	behind    map[behind]bool
	pkgs      map[string]*types.Package
}

// newWorld looks around. Where the driver does not know modules (Bazel's nogo), named is the path of
// the one under analysis, and what is outside of it are libraries.
func newWorld(cat *catalog.Catalog, pass *analysis.Pass, named string) *world {
	w := &world{
		Handles: sight.Handles{Catalog: cat},
		pass:    pass, cat: cat,
		contracts: map[types.Object]*facts.Contract{},
		byName:    map[string][]*types.Named{},
		impls:     map[sight.Call][]*types.Func{},
		behind:    map[behind]bool{},
	}
	w.declared = sight.Declared{Catalog: cat, Contract: w.contract, Package: w.lookup}
	switch {
	case pass.Module != nil:
		w.module, w.library = pass.Module.Path, pass.Module.Version != ""
	case named == "":
	case within(pass.Pkg.Path(), named):
		w.module = named
	default:
		w.library = true
	}
	return w
}

// Summary implements solver.World by way of facts.
func (w *world) Summary(obj *types.Func) *facts.Summary {
	var s facts.Summary
	if obj.Pkg() != nil && w.pass.ImportObjectFact(obj, &s) {
		return &s
	}
	return nil
}

// Opaque implements solver.World.
func (w *world) Opaque(pkg string) bool {
	return catalog.Standard(pkg, w.module) || w.cat.Barrier(pkg)
}

// SameModule implements solver.World.
func (w *world) SameModule(a, b string) bool {
	return a == b || w.module != "" && within(a, w.module) && within(b, w.module)
}

func within(pkg, module string) bool {
	rest, ok := strings.CutPrefix(pkg, module)
	return ok && (rest == "" || rest[0] == '/')
}

// Interface implements solver.World.
func (w *world) Interface(key string) (types.Type, *types.Func) {
	return sight.Method(key, w.lookup)
}

// lookup finds a package among this one and all that it imports, however indirectly.
func (w *world) lookup(path string) *types.Package {
	if w.pkgs == nil {
		w.pkgs = map[string]*types.Package{}
		work := []*types.Package{w.pass.Pkg}
		for len(work) > 0 {
			p := work[0]
			work = work[1:]
			if _, seen := w.pkgs[p.Path()]; !seen {
				w.pkgs[p.Path()] = p
				work = append(work, p.Imports()...)
			}
		}
	}
	return w.pkgs[path]
}

// Expands implements solver.World. In the code of a library an interface is mostly an
// extension point: what its users put there, they know.
func (w *world) Expands(string) bool { return !w.library }

// Method implements solver.World.
func (w *world) Method(t types.Type, m *types.Func) *types.Func { return sight.Implementation(t, m) }

// Implementations implements solver.World: the types of this package and the exported types
// of those that it imports. What the package of an imported interface sees of its
// implementations, unexported ones included, comes as a fact about the method.
func (w *world) Implementations(on types.Type, m *types.Func) []*types.Func {
	key := sight.Call{On: on, Method: m}
	if out, ok := w.impls[key]; ok {
		return out
	}
	w.impls[key] = nil
	recv := m.Signature().Recv()
	if recv == nil || m.Pkg() == nil || w.Opaque(m.Pkg().Path()) {
		return nil
	}
	if w.library && m.Pkg() != w.pass.Pkg {
		return nil // which of its dependencies' types a library uses, its users decide
	}
	iface, ok := on.Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	w.index()
	var out []*types.Func
	for _, list := range [][]*types.Named{w.byName[m.Name()], w.embeds} {
		for _, t := range list {
			if t.Obj().Pkg() == m.Pkg() && m.Pkg() != w.pass.Pkg {
				continue // the fact about m knows
			}
			if !w.implements(t, iface) {
				continue
			}
			if fn := sight.Implementation(types.NewPointer(t), m); fn != nil && !slices.Contains(out, fn) {
				out = append(out, fn)
			}
		}
	}
	slices.SortFunc(out, func(a, b *types.Func) int { return strings.Compare(a.FullName(), b.FullName()) })
	w.impls[key] = out
	return out
}

// behind is a type that may be behind an interface.
type behind struct {
	t     *types.Named
	iface *types.Interface
}

// implements is asked for each method of an interface, and compares all of them.
func (w *world) implements(t *types.Named, iface *types.Interface) bool {
	key := behind{t, iface}
	yes, known := w.behind[key]
	if !known {
		yes = types.Implements(t, iface) || types.Implements(types.NewPointer(t), iface)
		w.behind[key] = yes
	}
	return yes
}

// Together implements solver.World.
func (w *world) Together(a, b *types.Func) bool {
	w.index()
	var all []types.Type
	for _, t := range slices.Concat(w.byName[a.Name()], w.embeds) {
		all = append(all, types.NewPointer(t))
	}
	return sight.Together(all, a, b)
}

// ours reports whether this package belongs to the module under analysis, and not to a barrier that
// the tables were made with: those are libraries, whoever looks at them.
func (w *world) ours() bool {
	return w.module != "" && !w.library && w.cat.DeclaredBarrier(w.pass.Pkg.Path())
}

// index lists the named types that may implement an interface.
func (w *world) index() {
	if w.indexed {
		return
	}
	w.indexed = true
	w.indexPackage(w.pass.Pkg, false)
	for _, p := range w.pass.Pkg.Imports() {
		w.indexPackage(p, true)
	}
}

func (w *world) indexPackage(p *types.Package, exported bool) {
	scope := p.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() || exported && !tn.Exported() {
			continue
		}
		named, ok := tn.Type().(*types.Named)
		if !ok || types.IsInterface(named) || w.inTest(tn) {
			continue
		}
		for m := range named.Methods() {
			w.byName[m.Name()] = append(w.byName[m.Name()], named)
		}
		if st, ok := named.Underlying().(*types.Struct); ok && embeds(st) {
			w.embeds = append(w.embeds, named)
		}
	}
}

func embeds(st *types.Struct) bool {
	for f := range st.Fields() {
		if f.Embedded() {
			return true
		}
	}
	return false
}

// inTest reports whether a type is declared in a test file: what is wired for tests says
// nothing about the program.
func (w *world) inTest(tn *types.TypeName) bool {
	return tn.Pkg() == w.pass.Pkg &&
		strings.HasSuffix(w.pass.Fset.Position(tn.Pos()).Filename, "_test.go")
}
