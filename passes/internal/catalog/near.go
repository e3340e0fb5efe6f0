package catalog

import (
	"fmt"
	"go/types"
	"slices"

	"github.com/txspill/txspill/passes/internal/document"
)

// near says which of the names was probably meant, "" if none is near.
func near(word string, names []string) string {
	best := document.Nearest(word, names)
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", best)
}

// functionNames are the functions of a package, and the variables that hold one.
func functionNames(pkg *types.Package) (names []string) {
	for _, n := range pkg.Scope().Names() {
		switch obj := pkg.Scope().Lookup(n).(type) {
		case *types.Func:
			names = append(names, n)
		case *types.Var:
			if holdsFunction(obj) {
				names = append(names, n)
			}
		}
	}
	return names
}

func typeNames(pkg *types.Package) (names []string) {
	for _, n := range pkg.Scope().Names() {
		if _, ok := pkg.Scope().Lookup(n).(*types.TypeName); ok {
			names = append(names, n)
		}
	}
	return names
}

// methodNames are the methods of a type, promoted ones included, and its fields that hold a
// function.
func methodNames(t types.Type) (names []string) {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if !types.IsInterface(t) {
		t = types.NewPointer(t)
	}
	for m := range types.NewMethodSet(t).Methods() {
		names = append(names, m.Obj().Name())
	}
	if p, ok := t.(*types.Pointer); ok {
		if st, ok := p.Elem().Underlying().(*types.Struct); ok {
			for f := range st.Fields() {
				if holdsFunction(f) {
					names = append(names, f.Name())
				}
			}
		}
	}
	slices.Sort(names)
	return names
}
