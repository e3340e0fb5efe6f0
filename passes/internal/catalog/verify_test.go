package catalog

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/types"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// core is the module that holds the most used libraries at the versions the tables pin.
const core = "../../../testdata/catalog/core"

// shards is how many parts the check of all modules has. Each takes about three minutes on
// a machine with two cores and empty caches, seconds when nothing changed.
const shards = 16

// mustTargets reads the tables and sorts what they say by module.
func mustTargets(t *testing.T) []*target {
	t.Helper()
	list, errs := targets(readAll(t))
	for _, err := range errs {
		t.Error(err)
	}
	return list
}

// What the tables say of the standard library and the most used libraries is so.
func TestResolveCore(t *testing.T) {
	required := coreModules(t)
	l := newLoader()
	all := &target{module: "core"}
	for _, tg := range mustTargets(t) {
		if v := required[tg.module]; tg.module != "std" && v == "" {
			continue
		} else if tg.module != "std" && v != tg.version {
			t.Errorf("%s: the tables pin %s, %s/go.mod %s", tg.module, tg.version, core, v)
		}
		all.refs = append(all.refs, tg.refs...)
		delete(required, tg.module)
	}
	for m := range required {
		t.Errorf("%s/go.mod requires %s, of which no table speaks", core, m)
	}
	checkCorePackages(t, all)
	v := cachedCheck(t, all, l)
	for _, p := range v.Problems {
		t.Error(p)
	}
	t.Logf("%d entries", len(all.refs))
}

// cachedCheck checks the core module, unless nothing has changed since it was last found
// in order.
func cachedCheck(t *testing.T, all *target, l *loader) *verdict {
	t.Helper()
	sum, err := os.ReadFile(filepath.Join(core, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	all.version = fmt.Sprintf("%x", fnv.New128a().Sum(sum))
	file := filepath.Join(cacheDir(t), all.key()+".json")
	if data, err := os.ReadFile(file); err == nil {
		v := &verdict{}
		if json.Unmarshal(data, v) == nil {
			return v
		}
	}
	v, err := all.check(l, core)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Problems) == 0 {
		if err := v.store(file); err != nil {
			t.Log(err)
		}
	}
	return v
}

// coreModules are the modules that the core module requires directly.
func coreModules(t *testing.T) map[string]string {
	t.Helper()
	out, err := goCommand(core, "mod", "edit", "-json")
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct {
			Path, Version string
			Indirect      bool
		}
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	required := map[string]string{}
	for _, r := range mod.Require {
		if !r.Indirect {
			required[r.Path] = r.Version
		}
	}
	return required
}

// checkCorePackages keeps the list of packages fresh that makes go.mod and go.sum complete.
func checkCorePackages(t *testing.T, all *target) {
	t.Helper()
	load, find := all.packages()
	for _, p := range find {
		if !strings.HasSuffix(p, "/...") {
			load = append(load, p)
		}
	}
	slices.Sort(load)
	var b strings.Builder
	b.WriteString("// Package core imports what the catalogue's tables say of the most used libraries.\n" +
		"//\n// Generated: go test -run TestResolveCore -update in passes/internal/catalog.\npackage core\n\nimport (\n")
	for _, p := range slices.Compact(load) {
		if strings.Contains(p, ".") && !strings.Contains(p, "/internal/") {
			fmt.Fprintf(&b, "\t_ %q\n", p)
		}
	}
	b.WriteString(")\n")
	file := filepath.Join(core, "core.go")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != b.String() {
		t.Errorf("%s is stale (%v): run go test -run TestResolveCore -update, then go mod tidy there", file, err)
	}
}

// What the tables say of every library is so. On a fresh machine this downloads several
// hundred modules, so one run checks one of sixteen parts: the one that the content of the
// tables selects, so that the same commit always checks the same part and another commit
// most likely another. TXSPILL_CATALOG_SHARD=3/16 selects a part, =all everything (with
// -timeout 1h). What was found in order is remembered in the user's cache directory.
func TestResolveAll(t *testing.T) {
	if testing.Short() {
		t.Skip("downloads many modules")
	}
	list := mustTargets(t)
	mine := selectShard(t, list)
	verdicts := verifyAll(list, mine, cacheDir(t))
	for _, tg := range list {
		res, ok := verdicts[tg]
		if !ok {
			continue
		}
		t.Run(tg.module, func(t *testing.T) {
			switch {
			case errors.Is(res.err, errRefused) && tg.unserved:
				t.Skipf("%s: listed as unserved: %d entries not checked", tg.module, len(tg.refs))
			case errors.Is(res.err, errRefused):
				t.Errorf("%v\nif the module proxy refuses it for good, list it under unserved:", res.err)
			case res.err != nil:
				t.Error(res.err)
			default:
				for _, p := range res.verdict.Problems {
					t.Error(p)
				}
			}
		})
	}
	checkProducts(t, list, verdicts)
}

type result struct {
	verdict *verdict
	err     error
}

// verifyAll checks the selected modules, and takes from the cache what it has of others.
func verifyAll(list []*target, mine map[*target]bool, dir string) map[*target]result {
	l := newLoader()
	var mu sync.Mutex
	var wg sync.WaitGroup
	verdicts := map[*target]result{}
	slots := make(chan struct{}, 4)
	for _, tg := range list {
		if !mine[tg] {
			continue
		}
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			v, err := tg.verify(l, dir)
			mu.Lock()
			verdicts[tg] = result{v, err}
			mu.Unlock()
		})
	}
	wg.Wait()
	return verdicts
}

// checkProducts reports receivers without any of the methods, and methods that no receiver
// has, of products whose modules were all checked.
func checkProducts(t *testing.T, list []*target, verdicts map[*target]result) {
	t.Helper()
	found, open := map[string]bool{}, map[string]bool{}
	for _, tg := range list {
		res := verdicts[tg]
		for key := range tg.judge(&resolver{pkgs: map[string]*types.Package{}}).Products {
			if res.verdict == nil || res.err != nil {
				open[key] = true
			} else {
				found[key] = found[key] || res.verdict.Products[key]
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(found)) {
		if !found[key] && !open[key] {
			t.Errorf("%s: nothing matches", key)
		}
	}
}

// selectShard returns the modules to check in this run.
func selectShard(t *testing.T, list []*target) map[*target]bool {
	t.Helper()
	k, n := uint32(0), uint32(shards)
	switch env := os.Getenv("TXSPILL_CATALOG_SHARD"); env {
	case "all":
		n = 1
	case "":
		h := fnv.New32a()
		for _, tg := range list {
			fmt.Fprintln(h, tg.key())
		}
		k = h.Sum32() % n
		t.Logf("part %d/%d", k, n)
	default:
		if _, err := fmt.Sscanf(env, "%d/%d", &k, &n); err != nil || n == 0 || k >= n {
			t.Fatalf("TXSPILL_CATALOG_SHARD=%s: write K/N with K from 0 to N-1, or all", env)
		}
	}
	mine := map[*target]bool{}
	for _, tg := range list {
		h := fnv.New32a()
		h.Write([]byte(tg.module))
		mine[tg] = h.Sum32()%n == k
	}
	return mine
}

func cacheDir(t *testing.T) string {
	t.Helper()
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir()
	}
	return filepath.Join(base, "txspill", "catalog")
}
