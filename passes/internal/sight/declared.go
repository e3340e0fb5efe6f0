package sight

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/summary"
)

// Declared answers what is known of functions without a look at their bodies: what the tables say, and
// what authors declare beside them (rule R19).
type Declared struct {
	Catalog  *catalog.Catalog
	Contract func(types.Object) *summary.Contract // what an author declares; nil for nothing
	Package  func(path string) *types.Package     // finds packages by their import path; nil for none

	entries map[*types.Func]*catalog.Entry
}

// Func returns what is known of a function or method that authors may declare something of.
func (d *Declared) Func(obj *types.Func) *catalog.Entry {
	obj = obj.Origin()
	if e, ok := d.entries[obj]; ok {
		return e
	}
	e := d.Catalog.Declared(obj, d.contract(obj, obj.FullName()))
	if d.entries == nil {
		d.entries = map[*types.Func]*catalog.Entry{}
	}
	d.entries[obj] = e
	return e
}

// Stored implements solver.World.
func (d *Declared) Stored(key string) *catalog.Entry {
	if e := Stored(d.Catalog, key, d.Package); e != nil {
		return e
	}
	if v := Variable(key, d.Package); v != nil {
		return d.contract(v, key)
	}
	return nil
}

func (d *Declared) contract(obj types.Object, name string) *catalog.Entry {
	if c := d.Contract(obj); c != nil {
		return c.Entry(name)
	}
	return nil
}
