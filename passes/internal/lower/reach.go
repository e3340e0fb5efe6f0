package lower

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// maxReach bounds how deep in fields a handle is looked for.
const maxReach = 4

// reaches reports whether a function that has a value of type t has hold of the transaction in
// it: t is a handle type, has one in a field, or is an interface whose methods speak of the
// types of a database library (DBTX). A client that a transaction is hidden in is no hand.
func (l *lowering) reaches(t types.Type) bool {
	if r, ok := l.reach[t]; ok {
		return r
	}
	r := l.reachesWithin(t, maxReach)
	l.reach[t] = r
	return r
}

func (l *lowering) reachesWithin(t types.Type, depth int) bool {
	if depth == 0 {
		return false
	}
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	if l.Catalog.Handle(t) != catalog.NoHandle {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			if l.reachesWithin(f.Type(), depth-1) {
				return true
			}
		}
	case *types.Interface:
		if isNamed(t, "context", "Context") {
			return false
		}
		for m := range u.Methods() {
			if l.speaksOfTransactions(m.Signature()) {
				return true
			}
		}
	}
	return false
}

func (l *lowering) speaksOfTransactions(sig *types.Signature) bool {
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			t := v.Type()
			if ptr, ok := t.Underlying().(*types.Pointer); ok {
				t = ptr.Elem()
			}
			named, ok := types.Unalias(t).(*types.Named)
			if ok && named.Obj().Pkg() != nil &&
				l.Catalog.KnowsFor(named.Obj().Pkg().Path(), func(catalog.Category) bool { return false }) {
				return true
			}
		}
	}
	return false
}
