package catalog

import "go/types"

// Stored returns what the tables say of the function that a field holds (typ declares the
// field) or, where typ is "", a package variable; nil if nothing. It is named as a method or a
// function would be: (path/to/pkg.Type).field, path/to/pkg.variable. Whose function it is, nobody
// knows, so only what needs no signature counts: sinks, safe functions and barriers.
func (c *Catalog) Stored(pkg *types.Package, typ, field string) *Entry {
	n := name{pkg: pkg.Path(), typ: typ, fn: field}
	e := &Entry{Name: n.String()}
	for _, l := range c.scope(pkg).layers {
		for _, ptr := range []bool{typ != "", false} {
			n.ptr = ptr
			if part := l.table.exact(n.String()); part != nil {
				e.take(part)
			}
		}
		if l.table.none != nil && l.table.none.funcs[e.Name] != nil {
			*e = Entry{Name: e.Name}
		}
	}
	if e.Sink == nil && e.Safe == nil && !e.Barrier {
		return nil
	}
	return e
}
