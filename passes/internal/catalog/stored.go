package catalog

import (
	"errors"
	"go/types"
)

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

// storesFunction reports whether a name is that of a field or package variable that holds a
// function.
func storesFunction(pkg *types.Package, n name) bool {
	if n.typ == "" {
		v, ok := pkg.Scope().Lookup(n.fn).(*types.Var)
		return ok && holdsFunction(v)
	}
	tn, ok := pkg.Scope().Lookup(n.typ).(*types.TypeName)
	if !ok {
		return false
	}
	st, ok := tn.Type().Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if f.Name() == n.fn {
			return holdsFunction(f)
		}
	}
	return false
}

func holdsFunction(v *types.Var) bool {
	_, ok := v.Type().Underlying().(*types.Signature)
	return ok
}

// storedShape checks that what is said of a field or variable can count: see Stored.
func storedShape(r ref) error {
	switch r.group.Role {
	case roleSinks, roleSafe, roleBarriers, roleNone:
		return nil
	}
	return errors.New("is a field or variable: it can only be among sinks, safe and barriers")
}
