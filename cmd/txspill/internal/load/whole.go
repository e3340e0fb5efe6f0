package load

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/packages"
)

// spread counts packages among the broken that depend on one of these and have not got all
// their types because of that. The type checker keeps silent about such holes, since the error
// is somebody else's, but no SSA can be built over them.
func spread(roots []*packages.Package, broken map[*packages.Package]bool) {
	suffers := map[*packages.Package]bool{}
	packages.Visit(roots, nil, func(p *packages.Package) { // imports first
		for _, dep := range p.Imports {
			suffers[p] = suffers[p] || broken[dep] || suffers[dep]
		}
		if suffers[p] && !broken[p] && !whole(p) {
			p.IllTyped, broken[p] = true, true
		}
	})
}

// whole reports whether everything in a package has a type.
func whole(p *packages.Package) bool {
	if p.TypesInfo == nil {
		return false
	}
	for _, objects := range []map[*ast.Ident]types.Object{p.TypesInfo.Defs, p.TypesInfo.Uses} {
		for _, obj := range objects {
			switch obj.(type) {
			case *types.Var, *types.Const, *types.Func, *types.TypeName:
				if obj.Type() == types.Typ[types.Invalid] {
					return false
				}
			}
		}
	}
	for _, file := range p.Syntax {
		for n := range ast.Preorder(file) {
			switch n := n.(type) {
			case *ast.CallExpr, *ast.SelectorExpr:
				if p.TypesInfo.TypeOf(n.(ast.Expr)) == nil {
					return false
				}
			}
		}
	}
	return true
}
