package lower

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// step follows a value of a function further back and reports whether it has found something.
type step func(*funcLowering, ssa.Value) bool

// back follows a value to where it comes from by one step: through variables, those of the
// enclosing functions included, elements and conversions. What comes out of a channel, and
// what a call returns, comes from nowhere.
func back(f *funcLowering, v ssa.Value, next step) bool {
	switch v := v.(type) {
	case *ssa.FreeVar:
		i := f.freeIndex(v) - f.out.NumParams
		return f.made != nil && i < len(f.made.Bindings) && next(f.outer, f.made.Bindings[i])
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return false
		}
		if val := f.lastStore(v); val != nil {
			return next(f, val)
		}
		return next(f, v.X)
	case *ssa.Alloc, *ssa.MakeSlice, *ssa.MakeMap:
		return contents(f, v, next)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if next(f, e) {
				return true
			}
		}
		return false
	case *ssa.Extract:
		switch t := v.Tuple.(type) {
		case *ssa.TypeAssert:
			return next(f, t.X)
		case *ssa.Lookup:
			return next(f, t.X)
		case *ssa.Next:
			r, ok := t.Iter.(*ssa.Range)
			return ok && next(f, r.X)
		}
		return false
	}
	x, _ := passedOn(v)
	return x != nil && next(f, x)
}

// contents follows what the function puts into a variable or list of its own. What it puts
// into the fields of a struct of its own says nothing of the struct.
func contents(f *funcLowering, v ssa.Value, next step) bool {
	for _, ref := range *v.Referrers() {
		var val ssa.Value
		switch ref := ref.(type) {
		case *ssa.Store:
			val = ref.Val
		case *ssa.MapUpdate:
			val = ref.Value
		case *ssa.IndexAddr:
			if ref.X == v && contents(f, ref, next) {
				return true
			}
			continue
		case *ssa.Call: // copy
			if b, ok := ref.Call.Value.(*ssa.Builtin); ok && b.Name() == "copy" {
				val = ref.Call.Args[1]
			}
		}
		if val != nil && val != v && next(f, val) {
			return true
		}
	}
	return false
}

// traces reports whether a value leads back to one that is found.
func traces(f *funcLowering, v ssa.Value, found func(ssa.Value) bool) bool {
	seen := map[ssa.Value]bool{}
	var next step
	next = func(f *funcLowering, v ssa.Value) bool {
		if found(v) {
			return true
		}
		if seen[v] || len(seen) > maxSteps {
			return false
		}
		seen[v] = true
		if made, ok := v.(*ssa.MakeInterface); ok {
			return next(f, made.X)
		}
		return back(f, v, next)
	}
	return next(f, v)
}
