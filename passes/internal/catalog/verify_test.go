package catalog

import (
	"errors"
	"fmt"
	"go/types"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

// shards is how many parts the check of all modules has. A part downloads some two gigabytes
// and takes less than a minute on two cores; one that was found in order before takes none.
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

// What the tables say of every library is so. On a fresh machine this downloads nearly six
// hundred modules and all they need, some 25 GB once unpacked, so one run checks one of
// sixteen parts: the one that the content of the tables selects. The same commit always
// checks the same part, and another commit most likely another. TXSPILL_CATALOG_SHARD=3/16
// selects a part, =all everything (minutes, so give a -timeout). What was found in order is
// remembered in the user's cache directory until the entries, the version or Go change.
//
// A module that the proxy refuses is a failure unless its table lists it under unserved:;
// then its subtest is skipped and says how many entries went unchecked (go test -v).
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
			t.Error(key)
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
			h.Write([]byte(tg.key()))
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
