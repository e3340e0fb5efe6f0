package lower

import (
	"go/ast"
	"strings"
)

// maxExpr bounds the rendering of a callee in bytes: of a longer one only the tail is shown.
const maxExpr = 60

// exprString renders a callee as written, arguments left out.
func exprString(e ast.Expr) string {
	s := renderExpr(e, 0)
	for len(s) > maxExpr {
		_, tail, ok := strings.Cut(s, ".")
		if !ok {
			break
		}
		s = tail
	}
	return s
}

// renderExpr renders an expression that so many bytes follow. Where they are too many already, it is
// cut off: a chain of a thousand calls is rendered for each of them.
func renderExpr(e ast.Expr, after int) string {
	if after > maxExpr {
		return "…"
	}
	inner := func(e ast.Expr, behind string) string { return renderExpr(e, after+len(behind)) + behind }
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return inner(e.X, "."+e.Sel.Name)
	case *ast.CallExpr:
		if len(e.Args) == 0 {
			return inner(e.Fun, "()")
		}
		return inner(e.Fun, "(…)")
	case *ast.ParenExpr:
		return "(" + inner(e.X, ")")
	case *ast.StarExpr:
		return "*" + inner(e.X, "")
	case *ast.UnaryExpr:
		return e.Op.String() + inner(e.X, "")
	case *ast.IndexExpr:
		return inner(e.X, "[…]")
	case *ast.IndexListExpr:
		return inner(e.X, "")
	case *ast.TypeAssertExpr:
		return inner(e.X, ".(…)")
	case *ast.FuncLit:
		return "func literal"
	case *ast.CompositeLit:
		if e.Type != nil {
			return inner(e.Type, "{…}")
		}
	}
	return "…"
}
