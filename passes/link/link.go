package link

import (
	"cmp"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
	"github.com/txspill/txspill/passes/fault"
	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/finding"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/sight"
	"github.com/txspill/txspill/passes/internal/solver"
	"github.com/txspill/txspill/passes/summary"
)

// Unit is a package of the main module.
type Unit struct {
	Types  *types.Package
	Result *summary.Result // of the summary pass
}

// Program is what there is to link.
type Program struct {
	Units   []Unit
	Modules []string // paths of the main modules
	// Fact returns what separate analysis found out about an object of any package.
	Fact func(types.Object, analysis.Fact) bool
	// Told reports whether separate analysis has reported the call at a position, or would have if its
	// author did not accept it.
	Told func(token.Pos) bool
	// Report reports whether findings in a package are wanted at all.
	Report func(*types.Package) bool

	Tests     bool           // report in _test.go files
	Generated bool           // report in generated files
	Related   bool           // attach where the transaction begins
	Settings  *config.Config // the files to leave out; nil: none
	Infer     bool           // fill in Outcome.Rules
	URL       string
}

// Outcome is what linking shows.
type Outcome struct {
	Findings []baseline.Finding // in the order of their positions
	Blind    []Blind
	Mains    int    // main packages found
	Rules    []Rule // what separate analysis would have to be told, if that is wanted
}

// Blind is a dynamic call inside a region of which nobody is known whom it could reach.
type Blind struct {
	Pos    token.Pos
	Callee string // as written
}

// Link links the program. The error is one of txspill's own.
func (p *Program) Link() (_ *Outcome, err error) {
	at := new(fault.Place)
	defer fault.Catch("", at, &err)
	l := newLinker(p)
	l.opts.At = at
	found := map[token.Pos]*told{}
	blind := map[token.Pos]Blind{}
	programs := l.programs()
	for i := range programs {
		l.solve(&programs[i], found, blind)
	}
	out := &Outcome{Mains: len(l.mains), Rules: l.taught.rules()}
	for _, t := range found {
		out.Findings = append(out.Findings, baseline.Finding{Diagnostic: t.diagnostic(p), Entry: t.f.Entry()})
	}
	slices.SortFunc(out.Findings, func(a, b baseline.Finding) int { return cmp.Compare(a.Pos, b.Pos) })
	for _, b := range blind {
		out.Blind = append(out.Blind, b)
	}
	slices.SortFunc(out.Blind, func(a, b Blind) int { return cmp.Compare(a.Pos, b.Pos) })
	return out, nil
}

// told is a finding and the programs in which it is one.
type told struct {
	f     finding.Finding
	in    []string
	runIn int // in how many programs the function can run
}

// solve links one program and adds its findings.
func (l *linker) solve(prog *program, found map[token.Pos]*told, blind map[token.Pos]Blind) {
	w := &world{
		Handles: sight.Handles{Catalog: l.cat}, linker: l, prog: prog,
		impls: map[sight.Call][]*types.Func{}, together: map[[2]*types.Func]bool{},
	}
	opts := l.opts
	opts.Live, opts.Of, opts.Told, opts.SpillsOnly = prog.runs, prog.reports, l.Told, !l.Infer
	frags := make([]*fragment.Package, 0, len(l.Units))
	for _, u := range l.Units {
		if u.Result != nil && u.Result.Fragment != nil {
			frags = append(frags, u.Result.Fragment)
		}
	}
	e := solver.New(w, opts, frags...)
	e.Solve()
	want := func(f *fragment.Func) bool {
		return (l.Tests || !f.Test) && (l.Generated || !f.Generated) && prog.reports(f.ID) && l.reported[f.Pkg] &&
			!l.Settings.Excluded(f.At.File)
	}
	for _, s := range e.Spills(solver.Wanted{Func: want, Ignored: l.ignored}) {
		f := finding.Of(&s)
		if l.comments[f.In].Silenced(f.Pos) {
			continue
		}
		t, ok := found[f.Pos]
		if !ok {
			t = &told{f: f, runIn: l.programsOf(s.Func.ID)}
			found[f.Pos] = t
		}
		t.in = append(t.in, prog.names...)
	}
	if l.Infer {
		l.taught.learn(e.Wired(func(f *fragment.Func) bool { return prog.reports(f.ID) }))
	}
	for _, s := range e.Blind(want) {
		blind[s.Pos] = Blind{Pos: s.Pos, Callee: s.Expr}
	}
}

// ignored reports whether the author of a function accepts findings of a category at a site.
func (l *linker) ignored(f *fragment.Func, s *fragment.Site, c catalog.Category) bool {
	return l.comments[f.Pkg].Ignore(s.Pos, c)
}

func (t *told) diagnostic(p *Program) analysis.Diagnostic {
	if len(t.in) < t.runIn {
		slices.Sort(t.in)
		t.f.Programs = slices.Compact(t.in)
	}
	d := analysis.Diagnostic{Pos: t.f.Pos, Category: string(t.f.Category), Message: t.f.Message()}
	if p.URL != "" {
		d.URL = p.URL
	}
	if p.Related {
		d.Related = t.f.Related()
	}
	return d
}

// relative returns the path of a package within its module.
func relative(pkg string, modules []string) string {
	for _, m := range modules {
		if pkg == m {
			return path.Base(m)
		}
		if rest, ok := strings.CutPrefix(pkg, m+"/"); ok {
			return rest
		}
	}
	return pkg
}
