package sight

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/lower"
)

// Variable returns the field or package variable with a key of lower, or nil; lookup finds packages
// by their import path.
func Variable(key string, lookup func(path string) *types.Package) *types.Var {
	owner, name, ok := CutLast(key)
	if !ok {
		return nil
	}
	if pkg := lookup(owner); pkg != nil {
		v, _ := pkg.Scope().Lookup(name).(*types.Var)
		return v
	}
	path, typ, ok := CutLast(owner)
	if !ok {
		return nil
	}
	pkg := lookup(path)
	if pkg == nil {
		return nil
	}
	tn, ok := pkg.Scope().Lookup(typ).(*types.TypeName)
	if !ok {
		return nil
	}
	return lower.Field(tn.Type(), name)
}
