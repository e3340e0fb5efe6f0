package catalog

import (
	"errors"
	"fmt"
	"go/types"
	"strings"
)

// A resolver looks up what the tables say exists in packages that were loaded.
type resolver struct {
	pkgs map[string]*types.Package
	cat  *Catalog // the tables as the engine sees them
}

// resolve says what is wrong with a ref, nil if nothing is.
func (v *resolver) resolve(r ref) error {
	if r.kind == refPackage {
		return v.resolvePackage(r)
	}
	pkg := v.pkgs[r.pkg()]
	if pkg == nil || pkg.Scope().Len() == 0 {
		return fmt.Errorf("no package %s", r.pkg())
	}
	if r.isType() {
		return v.resolveType(pkg, r)
	}
	n, err := parseName(r.text)
	if err != nil {
		return err
	}
	fn, err := lookup(pkg, n)
	if err != nil {
		return err
	}
	declared := fullName(fn.Origin())
	switch {
	case r.kind == refName && declared != n.String():
		return fmt.Errorf("is declared as %s: write that under names, and this under promoted", declared)
	case r.kind == refExample && !(r.family.inPackage(fn.Pkg()) && r.family.match(fn)):
		return errors.New("is no member of the family")
	case r.kind == refName || r.kind == refExample:
		if e := v.cat.Func(fn); e == nil || e.Name != declared {
			return errors.New("is not found by (*Catalog).Func")
		}
	case r.kind == refPromoted && r.group.fields["of"] == nil && declared == n.String():
		return errors.New("is declared by this very type: write it under names")
	case r.kind == refPromoted:
		if e := v.cat.Func(fn); e == nil && r.group.fields["of"] == nil {
			return fmt.Errorf("leads to %s, which no table lists", declared)
		}
	}
	return shape(r, fn)
}

func (v *resolver) resolvePackage(r ref) error {
	for path := range v.pkgs {
		if under(r.text, path) {
			return nil
		}
	}
	return errors.New("no such package")
}

func (v *resolver) resolveType(pkg *types.Package, r ref) error {
	want, ptr, err := parseType(r.text)
	if err != nil {
		return err
	}
	obj, ok := pkg.Scope().Lookup(want.name).(*types.TypeName)
	if !ok {
		return fmt.Errorf("no type %s%s", want.name, near(pkg, want.name))
	}
	if obj.IsAlias() {
		return fmt.Errorf("is an alias of %s: write that", types.Unalias(obj.Type()))
	}
	if ptr && types.IsInterface(obj.Type()) {
		return errors.New("is an interface: write it without *")
	}
	if r.group.role == roleReadOnly {
		return optionShape(r.group, obj)
	}
	if h := v.cat.Handle(obj.Type()); h == NoHandle && (r.group.role == roleHandles || r.kind == refExample) {
		return errors.New("is not found by (*Catalog).Handle")
	}
	return nil
}

// lookup finds a function or method by name.
func lookup(pkg *types.Package, n name) (*types.Func, error) {
	if n.typ == "" {
		fn, ok := pkg.Scope().Lookup(n.fn).(*types.Func)
		if !ok {
			return nil, fmt.Errorf("no function %s%s", n.fn, near(pkg, n.fn))
		}
		return fn, nil
	}
	obj, ok := pkg.Scope().Lookup(n.typ).(*types.TypeName)
	if !ok {
		return nil, fmt.Errorf("no type %s%s", n.typ, near(pkg, n.typ))
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
		return nil, fmt.Errorf("%s has no method %s", n.typ, n.fn)
	}
	return fn, nil
}

// near lists the declarations of a package that look like a name.
func near(pkg *types.Package, want string) string {
	var list []string
	for _, n := range pkg.Scope().Names() {
		if strings.Contains(strings.ToLower(n), strings.ToLower(want)) {
			list = append(list, n)
		}
	}
	if len(list) == 0 || len(list) > 6 {
		return ""
	}
	return " (near: " + strings.Join(list, ", ") + ")"
}
