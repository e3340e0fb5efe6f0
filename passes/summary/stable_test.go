package summary_test

import (
	"bytes"
	"encoding/gob"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	facts "github.com/txspill/txspill/passes/internal/summary"
)

// What the facts of testdata/shop and of all that it depends on (400 packages) may take up,
// type descriptions aside, which a driver writes once for each package.
const (
	totalBudget = 1 << 20  // all of them together
	shopBudget  = 18 << 10 // those on functions of the shop
	factBudget  = 8 << 10  // the largest one
)

// TestStable: facts are the same bytes however often they are encoded, in whatever order
// packages were analysed, and say nothing of the machine; and they are small. The facts of all modules
// of testdata are made ten times, in package analyzer, without those on what is imported.
func TestStable(t *testing.T) {
	dir := module(t, "shop")
	found := analyze(t, load(t, dir))
	bytesOf := map[string][]byte{}
	for name, s := range found {
		bytesOf[name] = encode(t, s)
		for range 9 {
			if !bytes.Equal(encode(t, s), bytesOf[name]) {
				t.Errorf("%s is encoded in several ways: %v", name, s)
				break
			}
		}
	}
	t.Run("places", func(t *testing.T) { noPlaces(t, dir, found, bytesOf) })
	t.Run("size", func(t *testing.T) { small(t, found) })
	t.Run("one processor, elsewhere", func(t *testing.T) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // one package after the other
		sameAgain(t, load(t, elsewhere(t, dir)), bytesOf)
	})
}

// elsewhere copies a module into another directory.
func elsewhere(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "moved")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// sameAgain analyses everything once more.
func sameAgain(t *testing.T, pkgs []*packages.Package, want map[string][]byte) {
	t.Helper()
	again := analyze(t, pkgs)
	for _, name := range slices.Sorted(maps.Keys(again)) {
		if want[name] == nil {
			t.Errorf("%s: a fact in the second run only: %v", name, again[name])
		} else if !bytes.Equal(encode(t, again[name]), want[name]) {
			t.Errorf("%s: another fact in the second run: %v", name, again[name])
		}
	}
	if len(again) < len(want) {
		t.Errorf("%d facts in the second run, %d in the first", len(again), len(want))
	}
}

// noPlaces checks that no directory of this machine is in a fact, and that each file is named
// relative to its module.
func noPlaces(t *testing.T, dir string, found map[string]*facts.Summary, bytesOf map[string][]byte) {
	t.Helper()
	places := []string{filepath.Dir(filepath.Dir(dir)), t.TempDir()}
	for _, name := range []string{"GOROOT", "GOMODCACHE", "GOCACHE"} {
		places = append(places, gotool(t, dir, "env", name))
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		for _, place := range places {
			if len(place) > 1 && bytes.Contains(bytesOf[name], []byte(place+string(filepath.Separator))) {
				t.Errorf("%s: %s is in the fact", name, place)
			}
		}
		for _, e := range effects(found[name]) {
			for _, f := range e.Path {
				if f.File == "" {
					continue // an implementation, which is not called in sight
				}
				if path.IsAbs(f.File) || path.Clean(f.File) != f.File || strings.HasPrefix(f.File, "..") || strings.ContainsAny(f.File, `\:`) {
					t.Errorf("%s: a call of %s in %q", name, f.Func, f.File)
				}
			}
			if len(e.Path) > 4 || len(e.Path) == 0 || e.Steps < len(e.Path) {
				t.Errorf("%s: a path of %d calls, %d of them kept, to %s", name, e.Steps, len(e.Path), e.Sink)
			}
		}
	}
}

// effects returns the effects of a function and of the functions that it returns.
func effects(s *facts.Summary) []facts.Effect {
	out := slices.Clone(s.Effects)
	for _, r := range s.Returns {
		out = append(out, r.Effects...)
	}
	return out
}

// small holds the facts under their budgets.
func small(t *testing.T, found map[string]*facts.Summary) {
	t.Helper()
	var n counter
	enc := gob.NewEncoder(&n)
	size := func(s *facts.Summary) int {
		before := n
		if err := enc.Encode(s); err != nil {
			t.Fatal(err)
		}
		return int(n - before)
	}
	types := size(&facts.Summary{})
	total, shop, most, largest := 0, 0, 0, ""
	for _, name := range slices.Sorted(maps.Keys(found)) {
		b := size(found[name])
		if total += b; strings.Contains(name, "example.com/shop/") {
			shop += b
		}
		if b > most {
			most, largest = b, name
		}
	}
	t.Logf("%d facts of %d bytes, of the shop %d, the largest %d (%s); types %d", len(found), total, shop, most, largest, types)
	if len(found) == 0 || shop == 0 {
		t.Error("there are no facts")
	}
	if total > totalBudget || shop > shopBudget || most > factBudget {
		t.Errorf("over the budget of %d, of the shop %d, the largest %d", totalBudget, shopBudget, factBudget)
	}
}

// counter counts what is written to it.
type counter int

var _ io.Writer = (*counter)(nil)

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
