package catalog

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// core is the module that holds the most used libraries at the versions the tables pin.
const core = "../../../testdata/catalog/core"

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
	v, err := all.check(l, core, mustBuiltin(t))
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
