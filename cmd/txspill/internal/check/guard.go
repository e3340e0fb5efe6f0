package check

import (
	"cmp"
	"errors"
	"go/types"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/fault"
)

// A guard keeps the failure of a pass inside the package that caused it. The driver would not
// analyse the importers of that package, and dies of a panic.
//
// A failed pass returns the zero value of its result, and the other passes over the same package,
// which would stumble over it, do not run any more. Importers see a package without facts.
//
// It also keeps memory down: as many passes run at a time as there are processors (the driver would
// start them all), and of a dependency nothing is kept but types and facts.
type guard struct {
	slots chan struct{}
	step  func()
	facts *analysis.Analyzer // the one pass that runs over dependencies for its own sake, or nil
	root  *analysis.Analyzer
	deps  map[*types.Package]*packages.Package

	link    bool // results are wanted after the run
	results map[*types.Package]any

	mu       sync.Mutex
	failed   map[*types.Package]bool
	took     map[string]time.Duration // by import path, all passes
	problems []report.Problem
}

func newGuard(root *analysis.Analyzer, pkgs []*packages.Package, step func()) *guard {
	g := &guard{
		slots:  make(chan struct{}, runtime.GOMAXPROCS(0)),
		step:   step,
		facts:  factPass(root),
		root:   root,
		deps:   make(map[*types.Package]*packages.Package),
		failed: make(map[*types.Package]bool),
		took:   make(map[string]time.Duration),

		results: make(map[*types.Package]any),
	}
	packages.Visit(pkgs, nil, func(p *packages.Package) { g.deps[p.Types] = p })
	for _, p := range pkgs {
		delete(g.deps, p.Types)
	}
	for _, a := range all(root) {
		a.Run = g.guarded(a, a.Run)
	}
	return g
}

type runFunc = func(*analysis.Pass) (any, error)

func (g *guard) guarded(a *analysis.Analyzer, run runFunc) runFunc {
	return func(pass *analysis.Pass) (result any, err error) {
		g.slots <- struct{}{}
		defer func() { <-g.slots }()
		defer g.measure(pass.Pkg.Path(), time.Now())
		dep := g.deps[pass.Pkg]
		if a == g.root && dep == nil || a == g.facts && dep != nil {
			defer g.step() // the last pass over this package
		}
		if g.hasFailed(pass.Pkg) {
			return fault.Zero(a), nil
		}
		if g.protect(pass.Pkg.Path(), func() error { result, err = run(pass); return err }) {
			g.fail(pass.Pkg)
			return fault.Zero(a), nil
		}
		if a == g.facts {
			g.keep(pass.Pkg, result)
		}
		if a == g.facts && dep != nil {
			release(pass, dep)
			return fault.Zero(a), nil
		}
		return result, nil
	}
}

// keep remembers the result of the pass that has facts, which the driver forgets, for link.
func (g *guard) keep(pkg *types.Package, result any) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if dep := g.deps[pkg]; g.link && (dep == nil || inMainModule(dep)) {
		g.results[pkg] = result
	}
}

// release lets go of the syntax of a dependency, which is most of what was loaded of it. The driver
// would keep it, and every result, until the end.
func release(pass *analysis.Pass, dep *packages.Package) {
	pass.Files, pass.TypesInfo = nil, nil
	dep.Syntax, dep.TypesInfo = nil, nil
}

func (g *guard) measure(path string, began time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.took[path] += time.Since(began)
}

// slowest returns the packages that took longest, if they took long enough to be of interest.
func (g *guard) slowest() []report.Timing {
	const (
		most     = 5
		interest = 500 * time.Millisecond
	)
	var out []report.Timing
	for path, d := range g.took {
		if d >= interest {
			out = append(out, report.Timing{Package: path, Took: d})
		}
	}
	slices.SortFunc(out, func(a, b report.Timing) int {
		return cmp.Or(cmp.Compare(b.Took, a.Took), cmp.Compare(a.Package, b.Package))
	})
	return out[:min(most, len(out))]
}

func (g *guard) hasFailed(pkg *types.Package) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.failed[pkg]
}

// fail marks a package as failed.
func (g *guard) fail(pkg *types.Package) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.failed[pkg] = true
}

// protect runs part of the analysis, of a package or (with no path) of the whole program. It notes an
// error, or a panic, as a problem, and reports whether there was one.
func (g *guard) protect(path string, part func() error) (failed bool) {
	err := caught(path, part)
	if err == nil {
		return false
	}
	p := report.Problem{Package: path, Message: err.Error()}
	var own *fault.Error
	if errors.As(err, &own) {
		p.Message += "; -v shows the stack"
		p.Detail = own.Stack
	}
	if path == "" {
		p.Message = "the program was not linked, its packages were analysed one by one: " + p.Message
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.problems = append(g.problems, p)
	return true
}

func caught(path string, part func() error) (err error) {
	defer fault.Catch(path, nil, &err)
	return part()
}
