package analyzer_test

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/types/objectpath"

	"github.com/txspill/txspill/analyzer"
)

// The facts on the packages of a module are the same bytes in ten runs: one package after the other and
// all at once, from here and from another directory, where what is imported is known from export data
// and not from source. What is imported is analysed once. (That of the shop twice: see passes/summary.)
func sameFacts(t *testing.T, dir string, cfg analyzer.Config, results []*analysistest.Result) {
	t.Helper()
	k := &keys{known: map[types.Object]string{}}
	known, roots := facts{}, map[string]*packages.Package{}
	for _, r := range results {
		roots[r.Action.Package.ID] = r.Action.Package
		for _, of := range r.Action.Deps[0].AllObjectFacts() {
			k.add(known, of.Object, of.Fact)
		}
	}
	there := loadElsewhere(t, dir)
	var here []*packages.Package // the same, and not their variants for tests
	for _, pkg := range there {
		if roots[pkg.ID] == nil {
			t.Fatalf("%s is there, and not here", pkg.ID)
		}
		here = append(here, roots[pkg.ID])
	}
	for run := range 10 {
		pkgs, jobs := here, 1+run%2*(7+runtime.GOMAXPROCS(0))
		if run/2%2 == 1 {
			pkgs = there
		}
		r := rerun{keys: k, known: known, pass: analyzer.New(cfg).Requires[0]}
		again := r.over(t, pkgs, jobs)
		known.compare(t, again, pkgs)
		if t.Failed() {
			t.Fatalf("in run %d, of %d packages at a time", run, jobs)
		}
	}
}

// loadElsewhere loads a copy of a module.
func loadElsewhere(t *testing.T, dir string) []*packages.Package {
	t.Helper()
	to := filepath.Join(t.TempDir(), "moved")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadSyntax | packages.NeedModule, Dir: to, Env: append(os.Environ(), "GOWORK=off"),
	}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		t.Fatalf("%s does not compile", dir)
	}
	return pkgs
}

// facts are known by package, object and type.
type facts map[string]analysis.Fact

// keys makes the keys of facts, and remembers what the key of an object is, because that takes time.
type keys struct {
	mu    sync.Mutex
	paths objectpath.Encoder
	known map[types.Object]string
}

// of returns the key of a fact, "" for what other packages cannot see: no driver keeps that.
func (k *keys) of(obj types.Object, fact analysis.Fact) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	key, ok := k.known[obj]
	if !ok {
		if path, err := k.paths.For(obj); err == nil {
			key = obj.Pkg().Path() + " " + string(path)
		}
		k.known[obj] = key
	}
	if key == "" {
		return ""
	}
	return fmt.Sprintf("%s %T", key, fact)
}

func (k *keys) add(f facts, obj types.Object, fact analysis.Fact) {
	if key := k.of(obj, fact); key != "" {
		f[key] = fact
	}
}

// compare compares facts on packages with those that are known.
func (f facts) compare(t *testing.T, again facts, pkgs []*packages.Package) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(again)) {
		if f[key] == nil {
			t.Errorf("%s: a new fact: %v", key, again[key])
		} else if !bytes.Equal(encoded(t, again[key]), encoded(t, f[key])) {
			t.Errorf("%s: another fact: %v", key, again[key])
		}
	}
	own := map[string]bool{}
	for _, p := range pkgs {
		own[p.PkgPath] = true
	}
	for _, key := range slices.Sorted(maps.Keys(f)) {
		var pkg string
		if _, err := fmt.Sscan(key, &pkg); err != nil {
			t.Fatal(err)
		}
		if own[pkg] && again[key] == nil {
			t.Errorf("%s: no fact any more", key)
		}
	}
}

func encoded(t *testing.T, fact analysis.Fact) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(fact); err != nil {
		t.Fatalf("%v: %v", fact, err)
	}
	return buf.Bytes()
}

// rerun runs a pass once more, with the facts that are known.
type rerun struct {
	*keys
	known facts
	pass  *analysis.Analyzer
}

// over runs the pass over packages, with so many at a time, and returns the facts that it leaves.
func (r *rerun) over(t *testing.T, pkgs []*packages.Package, jobs int) facts {
	t.Helper()
	out := facts{}
	var mu sync.Mutex
	var all sync.WaitGroup
	slots := make(chan struct{}, jobs)
	for _, pkg := range pkgs {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			_, err := r.pass.Run(&analysis.Pass{
				Analyzer: r.pass, Fset: pkg.Fset, Files: pkg.Syntax, Pkg: pkg.Types, TypesInfo: pkg.TypesInfo,
				TypesSizes: pkg.TypesSizes, Module: moduleOf(pkg), Report: func(analysis.Diagnostic) {},
				ImportObjectFact: func(obj types.Object, fact analysis.Fact) bool {
					have := r.known[r.of(obj, fact)]
					if have == nil || obj.Pkg() == pkg.Types {
						return false
					}
					reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(have).Elem())
					return true
				},
				ExportObjectFact: func(obj types.Object, fact analysis.Fact) {
					mu.Lock()
					defer mu.Unlock()
					r.add(out, obj, fact)
				},
			})
			if err != nil {
				t.Errorf("%s: %v", pkg.PkgPath, err)
			}
		})
	}
	all.Wait()
	return out
}

func moduleOf(pkg *packages.Package) *analysis.Module {
	if pkg.Module == nil {
		return nil
	}
	return &analysis.Module{Path: pkg.Module.Path, Version: pkg.Module.Version, GoVersion: pkg.Module.GoVersion}
}
