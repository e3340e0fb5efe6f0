package sight

import "go/types"

// Variable returns the field or package variable with a key of lower, or nil; lookup finds packages
// by their import path.
func Variable(key string, lookup func(path string) *types.Package) *types.Var {
	owner, name, ok := cutLast(key)
	if !ok {
		return nil
	}
	if pkg := lookup(owner); pkg != nil {
		v, _ := pkg.Scope().Lookup(name).(*types.Var)
		return v
	}
	path, typ, ok := cutLast(owner)
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
	return Field(tn.Type(), name)
}

// Field returns the field of a struct type that has this name, or nil.
func Field(t types.Type, name string) *types.Var {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for f := range st.Fields() {
		if f.Name() == name {
			return f
		}
	}
	return nil
}
