package link

import (
	"go/types"
	"slices"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/directive"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/lower"
	"github.com/txspill/txspill/passes/internal/sight"
	"github.com/txspill/txspill/passes/internal/solver"
)

// linker is what all programs have in common.
type linker struct {
	*Program
	cat      *catalog.Catalog
	opts     solver.Options
	funcs    map[string]*fragment.Func
	converts map[string][]fragment.Conversion // by the function that converts
	units    map[string]*types.Package
	reported map[string]bool
	mains    []*types.Package
	live     map[string]map[string]bool // by main package: what can run in it
	pkgs     map[string]*types.Package  // every package in sight
	declared sight.Declared
	comments map[string]*directive.Set // by package
	methods  map[types.Type][]string
	strings  map[types.Type]string // see written
	taught   *lesson
}

func newLinker(p *Program) *linker {
	l := &linker{
		Program: p, funcs: map[string]*fragment.Func{}, converts: map[string][]fragment.Conversion{},
		units: map[string]*types.Package{}, reported: map[string]bool{}, live: map[string]map[string]bool{},
		pkgs: map[string]*types.Package{}, methods: map[types.Type][]string{},
		strings:  map[types.Type]string{},
		comments: map[string]*directive.Set{},
	}
	l.taught = newLesson(l)
	for _, u := range p.Units {
		l.units[u.Types.Path()] = u.Types
		l.reported[u.Types.Path()] = p.Report(u.Types)
		l.see(u.Types)
		if u.Types.Name() == "main" {
			l.mains = append(l.mains, u.Types)
		}
		if u.Result == nil || u.Result.Fragment == nil {
			continue
		}
		l.comments[u.Types.Path()] = u.Result.Comments
		l.cat, l.opts = u.Result.Catalog(), u.Result.Options()
		for _, f := range u.Result.Fragment.Funcs {
			l.funcs[f.ID] = f
		}
		for _, c := range u.Result.Fragment.Converts {
			l.converts[c.Fn] = append(l.converts[c.Fn], c)
		}
	}
	l.declared = sight.Declared{Catalog: l.cat, Contract: l.contract, Package: l.pkg}
	slices.SortFunc(l.mains, func(a, b *types.Package) int { return strings.Compare(a.Path(), b.Path()) })
	return l
}

// written returns how a type is written, with import paths.
func (l *linker) written(t types.Type) string {
	s, ok := l.strings[t]
	if !ok {
		s = types.TypeString(t, nil)
		l.strings[t] = s
	}
	return s
}

// see notes a package and all that it imports.
func (l *linker) see(p *types.Package) {
	work := []*types.Package{p}
	for len(work) > 0 {
		p := work[0]
		work = work[1:]
		if _, seen := l.pkgs[p.Path()]; !seen {
			l.pkgs[p.Path()] = p
			work = append(work, p.Imports()...)
		}
	}
}

// program is a main package, or several that wire the same, or what no main package reaches.
type program struct {
	names    []string
	live     map[string]bool // nil: everything can run
	reports  func(id string) bool
	converts []fragment.Conversion
}

func (p *program) runs(id string) bool { return p.live == nil || p.live[id] }

// programs returns the programs to link.
func (l *linker) programs() []program {
	bySignature := map[string]int{}
	var out []program
	anywhere := map[string]bool{}
	for _, m := range l.mains {
		live := l.reach(m)
		l.live[m.Path()] = live
		for id := range live {
			anywhere[id] = true
		}
		sig := l.signature(live)
		name := relative(m.Path(), l.Modules)
		if i, ok := bySignature[sig]; ok { // wires the same: one solution serves both
			out[i].names = append(out[i].names, name)
			for id := range live {
				out[i].live[id] = true
			}
			continue
		}
		bySignature[sig] = len(out)
		out = append(out, program{names: []string{name}, live: live})
	}
	for i := range out {
		p := &out[i]
		p.reports = p.runs
		p.converts = l.conversions(p.runs)
	}
	for id := range l.funcs {
		if !anywhere[id] {
			rest := program{reports: func(id string) bool { return !anywhere[id] }}
			rest.converts = l.conversions(func(string) bool { return true })
			return append(out, rest)
		}
	}
	return out
}

// signature names what makes a difference for link: the functions that convert.
func (l *linker) signature(live map[string]bool) string {
	var ids []string
	for id := range l.converts {
		if live[id] {
			ids = append(ids, id)
		}
	}
	for _, u := range l.Units {
		if u.Result == nil || u.Result.Fragment == nil {
			continue
		}
		for _, s := range u.Result.Fragment.Stores {
			if live[s.Fn] {
				ids = append(ids, s.Fn)
			}
		}
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), "\n")
}

func (l *linker) conversions(runs func(string) bool) []fragment.Conversion {
	var out []fragment.Conversion
	for _, u := range l.Units {
		if u.Result == nil || u.Result.Fragment == nil {
			continue
		}
		for _, c := range u.Result.Fragment.Converts {
			if runs(c.Fn) {
				out = append(out, c)
			}
		}
	}
	return append(out, provided(out)...)
}

// programsOf returns in how many programs a function can run.
func (l *linker) programsOf(id string) int {
	n := 0
	for _, live := range l.live {
		if live[id] {
			n++
		}
	}
	return n
}

// reach returns what can run in the program of a main package.
func (l *linker) reach(main *types.Package) map[string]bool {
	live := map[string]bool{}
	var work []string
	add := func(id string) {
		if !live[id] {
			live[id] = true
			work = append(work, id)
		}
	}
	seen := map[*types.Package]bool{}
	var imports func(p *types.Package)
	imports = func(p *types.Package) {
		if seen[p] {
			return
		}
		seen[p] = true
		if l.units[p.Path()] == p {
			add(p.Path() + ".init")
			for i := 1; l.funcs[initID(p, i)] != nil; i++ {
				add(initID(p, i))
			}
		}
		for _, q := range p.Imports() {
			imports(q)
		}
	}
	imports(main)
	add(main.Path() + ".main")
	for len(work) > 0 {
		id := work[len(work)-1]
		work = work[:len(work)-1]
		if f, ok := l.funcs[id]; ok && !f.Test {
			for _, u := range f.Uses {
				add(u)
			}
		}
		for _, c := range l.converts[id] {
			for _, t := range append(made(c.From), c.From) {
				for _, m := range l.methodsOf(t) {
					add(m)
				}
			}
		}
	}
	return live
}

// methodsOf returns the IDs of the methods of a concrete type: once a value is in an interface,
// any of them may be called.
func (l *linker) methodsOf(t types.Type) []string {
	if types.IsInterface(t) {
		return nil
	}
	if ids, ok := l.methods[t]; ok {
		return ids
	}
	var ids []string
	set := types.NewMethodSet(t)
	for i := range set.Len() {
		if fn, ok := set.At(i).Obj().(*types.Func); ok {
			ids = append(ids, lower.FuncID(fn))
		}
	}
	l.methods[t] = ids
	return ids
}
