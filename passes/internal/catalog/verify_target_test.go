package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A target is a module at the version that the tables pin, with everything the tables say
// exists in it.
type target struct {
	module   string // "std" for the standard library
	version  string
	unserved bool // the module proxy may refuse it
	refs     []ref
}

// targets sorts what the tables say by module. The errors name what no module holds, modules
// that two tables pin differently, and modules without an entry.
func targets(tables map[string]*table) (list []*target, errs []error) {
	byModule := map[string]*target{}
	for _, file := range slices.Sorted(maps.Keys(tables)) {
		t := tables[file]
		for _, m := range t.modules {
			old := byModule[m.path]
			if old != nil && old.version != m.version {
				errs = append(errs, fmt.Errorf("%s: %s is pinned to %s here and to %s elsewhere", file, m.path, m.version, old.version))
			}
			if old == nil {
				byModule[m.path] = &target{module: m.path, version: m.version, unserved: t.unserved[m.path]}
			}
		}
		used := map[string]bool{}
		for _, r := range allRefs(t) {
			m := moduleOf(t, r.pkg())
			if m == "" {
				errs = append(errs, fmt.Errorf("%s:%d: no module listed for %s", file, r.node.Line, r.text))
				continue
			}
			used[m] = true
			byModule[m].refs = append(byModule[m].refs, r)
		}
		for _, m := range t.modules {
			if !used[m.path] {
				errs = append(errs, fmt.Errorf("%s: module %s has no entry: remove it", file, m.path))
			}
		}
	}
	for _, m := range slices.Sorted(maps.Keys(byModule)) {
		list = append(list, byModule[m])
	}
	return list, errs
}

// moduleOf is the module of the table, the longest one, that holds a package.
func moduleOf(t *table, pkg string) string {
	if first, _, _ := strings.Cut(pkg, "/"); !strings.Contains(first, ".") {
		pkg = "std"
	}
	best := ""
	for _, m := range t.modules {
		if under(m.path+"/...", pkg) && len(m.path) > len(best) {
			best = m.path
		}
	}
	return best
}
