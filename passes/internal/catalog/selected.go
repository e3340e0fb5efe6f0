package catalog

import "go/types"

// Selected is Func for a method that is selected on a value of type recv. Which type declares
// a promoted method changes between releases of a library; what users write does not: where
// the tables do not know the declared method, the selector counts.
func (c *Catalog) Selected(recv types.Type, fn *types.Func) *Entry {
	e := c.Func(fn)
	n := namedOf(recv)
	if e != nil || n == nil || n.Obj().Pkg() == nil {
		return e
	}
	s := c.scope(n.Obj().Pkg())
	if len(s.layers) == 0 {
		return nil
	}
	typ := nameOf(n)
	for _, ptr := range []bool{true, false} {
		full := name{pkg: typ.pkg, typ: typ.name, ptr: ptr, fn: fn.Name()}.String()
		e := &Entry{Name: full}
		for _, l := range s.layers {
			if l.table.none != nil && l.table.none.funcs[full] != nil {
				*e = Entry{Name: full}
			}
			if part := l.table.exact(full); part != nil {
				e.take(part)
			}
		}
		if !e.empty() {
			c.infer(e, fn)
			return e
		}
	}
	return nil
}
