package fix

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/solver"
)

// Package is where calls are mended.
type Package struct {
	Types   *types.Package
	Info    *types.Info
	Files   []*ast.File
	Catalog *catalog.Catalog
}

// Fix replaces a call by its variant.
type Fix struct {
	Variant string // its name
	Handle  string // the variable that it is given
	Edits   []analysis.TextEdit
}

// Of returns the fix for a spill, or nil.
func (p *Package) Of(s *solver.Spill) *Fix {
	if s.Async || s.Site.Invoke || s.Site.Obj == nil || len(s.Effect.Path) != 1 || s.More > 0 {
		return nil // not this call alone, or at another time
	}
	call, sel := p.call(s)
	if call == nil {
		return nil
	}
	v := p.variant(sel)
	if v == nil {
		return nil
	}
	param := v.fn.Signature().Params().At(v.at)
	handle := p.handle(call.Pos(), param.Type())
	if handle == "" || !fits(call, v.at) {
		return nil
	}
	return &Fix{Variant: v.fn.Name(), Handle: handle, Edits: []analysis.TextEdit{
		{Pos: sel.Sel.Pos(), End: sel.Sel.End(), NewText: []byte(v.fn.Name())},
		insertion(call, v.at, handle),
	}}
}

// call returns the syntax of a call: that of the callee, because several may begin at one place.
func (p *Package) call(s *solver.Spill) (*ast.CallExpr, *ast.SelectorExpr) {
	for _, file := range p.Files {
		if s.Site.Pos < file.FileStart || file.FileEnd < s.Site.Pos {
			continue
		}
		for n := range ast.Preorder(file) {
			call, ok := n.(*ast.CallExpr)
			if !ok || s.Site.Pos < call.Pos() || call.End() <= s.Site.Pos {
				continue
			}
			sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
			if !ok || call.Pos() != s.Site.Pos && sel.Sel.Pos() != s.Site.Pos {
				continue
			}
			if fn, ok := p.Info.Uses[sel.Sel].(*types.Func); ok && fn.Origin() == s.Site.Obj.Origin() {
				return call, sel
			}
		}
	}
	return nil, nil
}

// handle names the one variable in sight of a place that has a type, "" if there is none, or another.
func (p *Package) handle(at token.Pos, t types.Type) string {
	var found string
	inner := p.Types.Scope().Innermost(at)
	for scope := inner; scope != nil && scope != types.Universe; scope = scope.Parent() {
		for _, name := range scope.Names() {
			_, seen := inner.LookupParent(name, at)
			v, ok := seen.(*types.Var)
			if !ok || seen != scope.Lookup(name) || !types.Identical(v.Type(), t) {
				continue // hidden, not yet declared, or something else
			}
			if found != "" || scope == p.Types.Scope() || name == "_" {
				return ""
			}
			found = name
		}
	}
	return found
}

// fits reports whether an argument can be put at an index.
func fits(call *ast.CallExpr, at int) bool {
	switch {
	case call.Ellipsis.IsValid() && at >= len(call.Args):
		return false
	case len(call.Args) == 0:
		return at == 0
	case len(call.Args) == 1 && at > 0:
		_, several := ast.Unparen(call.Args[0]).(*ast.CallExpr)
		return at == 1 && !several // f(g()) may stand for several arguments
	}
	return at <= len(call.Args)
}

// insertion puts an argument before the one at an index, or after the last.
func insertion(call *ast.CallExpr, at int, text string) analysis.TextEdit {
	switch {
	case at < len(call.Args):
		pos := call.Args[at].Pos()
		return analysis.TextEdit{Pos: pos, End: pos, NewText: []byte(text + ", ")}
	case len(call.Args) > 0:
		pos := call.Args[len(call.Args)-1].End()
		return analysis.TextEdit{Pos: pos, End: pos, NewText: []byte(", " + text)}
	}
	return analysis.TextEdit{Pos: call.Rparen, End: call.Rparen, NewText: []byte(text)}
}
