package catalog

import (
	"errors"
	"fmt"
	"go/types"
)

// A resolver looks up what the tables say exists in packages that were loaded.
type resolver struct {
	pkgs  map[string]*types.Package
	cat   *Catalog // the tables as the engine sees them
	whole bool     // what a promoted name leads to must be listed, too
}

// An absentError says that a package is not there.
type absentError string

func (e absentError) Error() string { return string(e) }

// resolve says what is wrong with a ref, nil if nothing is.
func (v *resolver) resolve(r ref) error {
	if r.kind == refPackage {
		return v.resolvePackage(r)
	}
	pkg := v.pkgs[r.pkg()]
	if pkg == nil || pkg.Scope().Len() == 0 {
		return absentError("no package " + r.pkg())
	}
	if r.isType() {
		return v.resolveType(pkg, r)
	}
	n, err := parseName(r.text)
	if err != nil {
		return err
	}
	if storesFunction(pkg, n) {
		return storedShape(r)
	}
	fn, err := lookup(pkg, n)
	if err != nil {
		return err
	}
	if r.group.Role == roleNone {
		return nil
	}
	if err := v.resolveFunc(r, n, fn); err != nil {
		return err
	}
	return shape(r, fn)
}

// resolveFunc says what is wrong with the name n under which r names fn.
func (v *resolver) resolveFunc(r ref, n name, fn *types.Func) error {
	declared := fullName(fn.Origin())
	switch r.kind {
	case refPromoted:
		return v.resolvePromoted(r, n, fn)
	case refExample:
		if !r.family.inPackage(fn.Pkg()) || !r.family.match(fn) {
			return errors.New("is no member of the family")
		}
	case refName:
		switch {
		case n.typ != "" && declared == n.otherwise():
			return fmt.Errorf("is declared as %s: write that", declared)
		case declared != n.String():
			return fmt.Errorf("is declared as %s: write that under names, and this under promoted", declared)
		}
	default:
		return nil
	}
	if e := v.cat.Func(fn); e == nil || e.Name != declared {
		return errors.New("is not found by (*Catalog).Func")
	}
	return nil
}

func (v *resolver) resolvePromoted(r ref, n name, fn *types.Func) error {
	declared := fullName(fn.Origin())
	if r.group.Fields["of"] != nil {
		return nil // a function under of:
	}
	if declared == n.String() {
		return errors.New("is declared by this very type: write it under names")
	}
	if v.whole && v.cat.Func(fn) == nil {
		return fmt.Errorf("leads to %s, which no table lists", declared)
	}
	return nil
}

func (v *resolver) resolvePackage(r ref) error {
	for path := range v.pkgs {
		if under(r.text, path) {
			return nil
		}
	}
	return absentError("no such package")
}

func (v *resolver) resolveType(pkg *types.Package, r ref) error {
	want, ptr, err := parseType(r.text)
	if err != nil {
		return err
	}
	obj, ok := pkg.Scope().Lookup(want.name).(*types.TypeName)
	if !ok {
		return fmt.Errorf("no type %s%s", want.name, near(want.name, typeNames(pkg)))
	}
	if obj.IsAlias() {
		return fmt.Errorf("is an alias of %s: write that", types.Unalias(obj.Type()))
	}
	if ptr && types.IsInterface(obj.Type()) {
		return errors.New("is an interface: write it without *")
	}
	if r.group.Role == roleReadOnly {
		return optionShape(r.group, obj)
	}
	if h := v.cat.Handle(obj.Type()); h == NoHandle && (r.group.Role == roleHandles || r.kind == refExample) {
		return errors.New("is not found by (*Catalog).Handle")
	}
	return nil
}

// lookup finds a function or method by name.
func lookup(pkg *types.Package, n name) (*types.Func, error) {
	if n.typ == "" {
		fn, ok := pkg.Scope().Lookup(n.fn).(*types.Func)
		if !ok {
			return nil, fmt.Errorf("no function %s%s", n.fn, near(n.fn, functionNames(pkg)))
		}
		return fn, nil
	}
	obj, ok := pkg.Scope().Lookup(n.typ).(*types.TypeName)
	if !ok {
		return nil, fmt.Errorf("no type %s%s", n.typ, near(n.typ, typeNames(pkg)))
	}
	t := obj.Type()
	if n.ptr {
		if types.IsInterface(t) {
			return nil, fmt.Errorf("%s is an interface: write it without *", n.typ)
		}
		t = types.NewPointer(types.Unalias(t))
	}
	m, _, _ := types.LookupFieldOrMethod(t, true, pkg, n.fn)
	fn, ok := m.(*types.Func)
	if !ok {
		return nil, fmt.Errorf("%s has no method %s%s", n.typ, n.fn, near(n.fn, methodNames(t)))
	}
	return fn, nil
}
