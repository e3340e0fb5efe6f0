package catalog

import (
	"slices"
	"strings"
)

// Knows reports whether some table has functions or types of this very package that open,
// end or run transactions, or are sinks of any category. It reads no built-in table.
//
// What is known of a package only beside such things does not count (callbacks, barriers,
// functions that are safe or whose error is never nil). Families count if they name their
// packages; those that may be anywhere (generated code) do not: what they generate imports
// packages that count.
func (c *Catalog) Knows(pkgPath string) bool {
	return c.KnowsFor(pkgPath, func(Category) bool { return true })
}

// KnowsFor is Knows for those who want only some categories.
func (c *Catalog) KnowsFor(pkgPath string, want func(Category) bool) bool {
	if c.shipped != nil && c.shipped.knows(pkgPath, want) {
		return true
	}
	return slices.ContainsFunc(c.own, func(t *table) bool {
		return matters(t.packages[pkgPath], want) ||
			slices.ContainsFunc(t.families, func(f *family) bool { return f.names(pkgPath, want) })
	})
}

// names reports whether the family names the package, rather than fit any.
func (f *family) names(pkgPath string, want func(Category) bool) bool {
	return matters(f.words(), want) && slices.ContainsFunc(f.packages, func(g string) bool {
		return g != "..." && MatchPath(g, pkgPath)
	})
}

// words says what the family's members are known for.
func (f *family) words() string {
	if f.role == roleHandles {
		return forTx
	}
	var e Entry
	f.apply(&e)
	return strings.Join(e.words(), ",")
}

// Barrier reports whether effects do not propagate out of a package, so that only its own
// sinks count.
func (c *Catalog) Barrier(pkgPath string) bool {
	if barrier, said := c.declared(pkgPath); said {
		return barrier
	}
	return c.shipped != nil && c.shipped.barrier(pkgPath)
}

// DeclaredBarrier is Barrier for those that a project declares.
func (c *Catalog) DeclaredBarrier(pkgPath string) bool {
	barrier, _ := c.declared(pkgPath)
	return barrier
}

// declared returns what the tables handed to New say of a package, and whether they do.
func (c *Catalog) declared(pkgPath string) (barrier, said bool) {
	for _, t := range slices.Backward(c.own) {
		if underAny(t.notBar, pkgPath) {
			return false, true
		}
		if underAny(t.barriers, pkgPath) {
			return true, true
		}
	}
	return false, false
}

// underAny reports whether a package is one of PATH, or at or below one of PATH/... .
func underAny(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return under(p, pkg) })
}

func under(pattern, pkg string) bool {
	base, below := strings.CutSuffix(pattern, "/...")
	return pkg == base || below && strings.HasPrefix(pkg, base) && pkg[len(base)] == '/'
}
