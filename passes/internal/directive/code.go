package directive

import (
	"go/ast"
	"go/token"
)

// span is a part of a file; both ends belong to it.
type span struct{ from, to token.Pos }

func (s span) has(pos token.Pos) bool { return s.from <= pos && pos <= s.to }

// code is what there is in a file that an ignore could be about.
type code struct {
	lines      map[int]bool // on which something other than a comment begins or ends
	statements []span       // the statements; of those with a body, what comes before it
	literals   []span       // the bodies of function literals
	calls      []token.Pos  // where findings can be
}

func (s *Set) readCode(file *ast.File) *code {
	c := &code{lines: map[int]bool{}}
	for n := range ast.Preorder(file) {
		switch n.(type) {
		case *ast.Comment, *ast.CommentGroup, *ast.File:
			continue
		}
		c.lines[s.line(n.Pos())] = true
		c.lines[s.line(n.End()-1)] = true
		if st, ok := statement(n); ok {
			c.statements = append(c.statements, st)
		}
		switch n := n.(type) {
		case *ast.FuncLit:
			c.literals = append(c.literals, span{n.Body.Lbrace + 1, n.Body.Rbrace - 1})
		case *ast.CallExpr:
			c.calls = append(c.calls, n.Pos())
			if sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok {
				c.calls = append(c.calls, sel.Sel.Pos())
			}
		case *ast.SendStmt, *ast.RangeStmt:
			c.calls = append(c.calls, n.Pos())
		case *ast.UnaryExpr:
			if n.Op == token.ARROW {
				c.calls = append(c.calls, n.Pos())
			}
		}
	}
	return c
}

// statement returns the part of a statement that an ignore above or after it covers.
func statement(n ast.Node) (span, bool) {
	var to token.Pos
	switch n := n.(type) {
	case *ast.IfStmt:
		to = n.Body.Lbrace
	case *ast.ForStmt:
		to = n.Body.Lbrace
	case *ast.RangeStmt:
		to = n.Body.Lbrace
	case *ast.SwitchStmt:
		to = n.Body.Lbrace
	case *ast.TypeSwitchStmt:
		to = n.Body.Lbrace
	case *ast.SelectStmt:
		to = n.Body.Lbrace
	case *ast.CaseClause:
		to = n.Colon
	case *ast.CommClause:
		to = n.Colon
	case *ast.BlockStmt, *ast.LabeledStmt:
		return span{}, false // what is in it counts by itself
	case ast.Stmt, *ast.ValueSpec:
		to = n.End() - 1
	default:
		return span{}, false
	}
	return span{n.Pos(), to}, true
}
