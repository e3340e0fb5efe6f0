package catalog

import (
	"go/types"
	"slices"
)

// Declared returns what is known of a function when its author has declared part beside it (nil:
// nothing): that yields to the tables handed to New, and beats the built-in ones.
func (c *Catalog) Declared(fn *types.Func, part *Entry) *Entry {
	known := c.Func(fn)
	if part == nil || c.speaksOf(fn) {
		return known
	}
	e := &Entry{Name: part.Name}
	if known != nil {
		*e = *known
	}
	e.take(part)
	e.Declared = e.Opener == nil && e.Closer == nil && e.Runner == nil && e.AfterCommit == nil &&
		e.Callback == nil && e.Register == nil
	return e
}

// speaksOf reports whether a table handed to New says something of a function.
func (c *Catalog) speaksOf(fn *types.Func) bool {
	fn = fn.Origin()
	for _, l := range c.scope(fn.Pkg()).layers {
		if !slices.Contains(c.own, l.table) {
			continue
		}
		e := &Entry{Name: fullName(fn)}
		l.table.apply(e, fn, l.families)
		if !e.empty() || l.table.none != nil && l.table.none.funcs[e.Name] != nil {
			return true
		}
	}
	return false
}
