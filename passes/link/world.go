package link

import (
	"go/types"
	"strconv"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/sight"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

func initID(p *types.Package, i int) string { return p.Path() + ".init#" + strconv.Itoa(i) }

// world is what a program lets see.
type world struct {
	sight.Handles
	*linker
	prog  *program
	impls map[sight.Call][]*types.Func

	spread   []*behind
	named    map[*types.TypeName][]*behind // of spread, see originOf
	together map[[2]*types.Func]bool
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

// Entry implements solver.World: what the tables say, and what authors declare (rule R19).
func (w *world) Entry(obj *types.Func) *catalog.Entry {
	if obj == nil || obj.Pkg() == nil || w.units[obj.Pkg().Path()] == nil && catalog.Standard(obj.Pkg().Path(), "") {
		return w.cat.Func(obj)
	}
	return w.declared.Func(obj)
}

// Stored implements solver.World.
func (w *world) Stored(key string) *catalog.Entry { return w.declared.Stored(key) }

// pkg finds a package in sight by its import path, nil for none.
func (l *linker) pkg(path string) *types.Package { return l.pkgs[path] }

// contract returns what an author has declared beside a function or variable, nil for nothing.
func (l *linker) contract(obj types.Object) *facts.Contract {
	var c facts.Contract
	if l.Fact(obj, &c) {
		return &c
	}
	return nil
}

// Opaque implements solver.World.
func (w *world) Opaque(pkg string) bool {
	return w.cat.DeclaredBarrier(pkg) || w.units[pkg] == nil && (catalog.Standard(pkg, "") || w.cat.Barrier(pkg))
}

// SameModule implements solver.World.
func (w *world) SameModule(a, b string) bool {
	return a == b || w.units[a] != nil && w.units[b] != nil
}

// Interface implements solver.World.
func (w *world) Interface(key string) (types.Type, *types.Func) {
	return sight.Method(key, w.pkg)
}

// Expands implements solver.World.
func (w *world) Expands(string) bool { return true }

// Method implements solver.World.
func (w *world) Method(t types.Type, m *types.Func) *types.Func { return sight.Implementation(t, m) }
