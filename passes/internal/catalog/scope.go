package catalog

import (
	"go/types"
	"slices"
)

// A scope is what the catalogue has for one package: the tables that speak of it, built-in
// ones first, and the hooks that its methods may be.
type scope struct {
	layers []layer
	hooks  []*hookRule
}

// A layer is a table, with its families that fit the package.
type layer struct {
	table    *table
	families []*family
}

// scope returns what the catalogue has for a package.
func (c *Catalog) scope(pkg *types.Package) *scope {
	if s, ok := c.packages.Load(pkg); ok {
		return s.(*scope)
	}
	s := &scope{}
	if c.shipped != nil {
		for _, t := range c.shipped.tables(pkg) {
			s.add(t, pkg)
		}
	}
	for _, t := range c.own {
		s.add(t, pkg)
	}
	first, _ := c.packages.LoadOrStore(pkg, s)
	return first.(*scope)
}

func (s *scope) add(t *table, pkg *types.Package) {
	l := layer{table: t}
	for _, f := range t.families {
		if f.inPackage(pkg) {
			l.families = append(l.families, f)
		}
	}
	if len(l.families) > 0 || t.packages[pkg.Path()] != "" || t.none != nil {
		s.layers = append(s.layers, l)
	}
	for _, h := range t.hooks {
		if imports(pkg, h.imports) {
			s.hooks = append(s.hooks, h)
		}
	}
}

// handle is what having a value of the named type proves: the last table that knows it wins.
func (s *scope) handle(n *types.Named) Handle {
	name := nameOf(n)
	for _, l := range slices.Backward(s.layers) {
		if h, ok := l.table.types[name]; ok {
			return h
		}
		for _, f := range l.families {
			if f.role == roleHandles && f.matchType(n) {
				return f.handle
			}
		}
		if l.table.none != nil {
			if _, ok := l.table.none.types[name]; ok {
				return NoHandle
			}
		}
	}
	return NoHandle
}
