package lower

import (
	"go/ast"
	"strings"
)

// maxExpr bounds the rendering of a callee in bytes: of a longer one only the tail is shown.
const maxExpr = 60

// exprString renders a callee as written, arguments left out.
func exprString(e ast.Expr) string {
	s := renderExpr(e)
	for len(s) > maxExpr {
		_, tail, ok := strings.Cut(s, ".")
		if !ok {
			break
		}
		s = tail
	}
	return s
}

func renderExpr(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return renderExpr(e.X) + "." + e.Sel.Name
	case *ast.CallExpr:
		if len(e.Args) == 0 {
			return renderExpr(e.Fun) + "()"
		}
		return renderExpr(e.Fun) + "(…)"
	case *ast.ParenExpr:
		return "(" + renderExpr(e.X) + ")"
	case *ast.StarExpr:
		return "*" + renderExpr(e.X)
	case *ast.UnaryExpr:
		return e.Op.String() + renderExpr(e.X)
	case *ast.IndexExpr:
		return renderExpr(e.X) + "[…]"
	case *ast.IndexListExpr:
		return renderExpr(e.X)
	case *ast.TypeAssertExpr:
		return renderExpr(e.X) + ".(…)"
	case *ast.FuncLit:
		return "func literal"
	case *ast.CompositeLit:
		if e.Type != nil {
			return renderExpr(e.Type) + "{…}"
		}
	}
	return "…"
}
