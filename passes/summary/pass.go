package summary

import (
	"fmt"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/config"
	"github.com/txspill/txspill/passes/fault"
	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/directive"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/lower"
	"github.com/txspill/txspill/passes/internal/solver"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

// Config chooses what counts as a spill. The zero value is the default.
type Config struct {
	AbortPaths bool           // effects on the way to a rollback count
	ReadOnly   bool           // transactions that cannot write count
	NoReads    bool           // effects that only read do not count
	Module     string         // the module under analysis, for drivers that do not know modules
	Settings   *config.Config // the catalogue and the categories that count; nil: the default
	// Nolint is the name under which nolint comments silence findings, "" where the host sees to them.
	Nolint string
}

// setup is the configuration made ready, shared by all packages of one analyzer.
type setup struct {
	cfg *Config
	cat *catalog.Catalog
	err error // a mistake in the tables
}

func newSetup(cfg *Config) *setup {
	cat, err := cfg.Settings.Catalog()
	return &setup{cfg: cfg, cat: cat, err: err}
}

// options are what cfg says by now.
func (s *setup) options() solver.Options {
	return solver.Options{
		AbortPaths: s.cfg.AbortPaths, ReadOnly: s.cfg.ReadOnly,
		Want: func(e *facts.Effect) bool {
			return s.cfg.Settings.Level(string(e.Category)) != config.Off && !(e.Read && s.cfg.NoReads)
		},
	}
}

// Result is what the pass leaves behind for a package: its fragment and the engine that has
// solved it. Both are nil for a package that cannot matter.
type Result struct {
	Fragment *fragment.Package
	Engine   *solver.Engine
	set      *setup

	pkg, module string // paths

	Comments *directive.Set // what authors say in comments; nil for the standard library
	At       *fault.Place   // where the analysis of this package is
}

// Catalog returns the catalogue that the package was analysed with.
func (r *Result) Catalog() *catalog.Catalog { return r.set.cat }

// Options returns the options that the package was analysed with.
func (r *Result) Options() solver.Options {
	opts := r.set.options()
	opts.At = r.At
	return opts
}

// New returns the pass. What cfg says counts when the pass runs, so that flags may change it.
func New(cfg *Config) *analysis.Analyzer {
	set := newSetup(cfg)
	return &analysis.Analyzer{
		Name:       "txsummary",
		Doc:        "summarise what functions do to transactions and which side effects they reach",
		Run:        func(pass *analysis.Pass) (any, error) { return run(set, pass) },
		FactTypes:  []analysis.Fact{(*facts.Summary)(nil), (*facts.Contract)(nil), (*facts.ReadOnly)(nil)},
		ResultType: reflect.TypeFor[*Result](),
	}
}

func run(set *setup, pass *analysis.Pass) (_ any, err error) {
	at := new(fault.Place)
	defer fault.Catch(pass.Pkg.Path(), at, &err)
	if set.err != nil {
		return nil, fmt.Errorf("catalogue: %w", set.err)
	}
	w := newWorld(set.cat, pass, set.cfg.Module)
	if len(pass.Files) == 0 || catalog.Standard(pass.Pkg.Path(), w.module) {
		return &Result{}, nil
	}
	res := &Result{
		set: set, At: at, pkg: pass.Pkg.Path(), module: w.module,
		Comments: directive.Read(pass.Fset, pass.Files, set.cfg.Nolint),
	}
	w.declare(res.Comments)
	barrier := w.Opaque(pass.Pkg.Path())
	if barrier && !w.ours() || !relevant(w) {
		return res, nil
	}
	frag := lower.Package(lower.Input{
		Fset: pass.Fset, Files: pass.Files, Pkg: pass.Pkg, Info: pass.TypesInfo,
		Module: w.module, Catalog: set.cat, Entry: w.Entry, ReadOnly: w.readOnly, Sends: !w.library, At: at,
	})
	e := solver.New(w, res.Options(), frag)
	e.Solve()
	if !barrier { // what a package of the project does inside is its own affair, but reported there
		export(pass, at, e, frag)
	}
	if err := set.cat.Err(); err != nil {
		return nil, fmt.Errorf("built-in catalogue: %w", err)
	}
	res.Fragment, res.Engine = frag, e
	return res, nil
}

// export makes facts of the summaries that say something. Facts on unexported functions are
// dropped by the drivers where nobody else can call them.
func export(pass *analysis.Pass, at *fault.Place, e *solver.Engine, frag *fragment.Package) {
	for _, f := range frag.Funcs {
		if f.Obj == nil || f.Test {
			continue
		}
		at.Enter(f.ID)
		s := e.Summary(f.ID)
		s.Trim()
		if worthExporting(f, s) {
			pass.ExportObjectFact(f.Obj, s)
		}
	}
	for _, v := range frag.ReadOnly {
		if v.Exported() {
			pass.ExportObjectFact(v, &facts.ReadOnly{})
		}
	}
	scope := pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		iface, ok := tn.Type().Underlying().(*types.Interface)
		if !ok {
			continue
		}
		for m := range iface.ExplicitMethods() {
			at.Enter(m.FullName())
			if s := e.Through(m); !s.Empty() {
				pass.ExportObjectFact(m, s)
			}
		}
	}
}

// worthExporting keeps facts sparse: what a result holds matters to importers only where it
// can hold a transaction.
func worthExporting(f *fragment.Func, s *facts.Summary) bool {
	if len(s.Effects)+len(s.Calls)+len(s.Opens)+len(s.Closes)+len(s.Returns) > 0 {
		return true
	}
	if len(s.Keeps) > 0 {
		return true
	}
	for _, c := range s.Carries {
		if f.Results[c.Result].IsHandle() {
			return true
		}
		if in := f.Inputs[c.Input]; in.Class.IsHandle() || in.Iface && in.Class != fragment.Context {
			return true
		}
	}
	return false
}
