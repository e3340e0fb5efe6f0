package directive

import (
	"go/ast"
	"go/token"
)

// Contract is a directive about the functions, fields or variables that it stands beside.
type Contract struct {
	*Directive
	Pos   token.Pos
	Names []*ast.Ident
}

// Problem is a mistake in a comment.
type Problem struct {
	Pos     token.Pos
	Message string
}

const (
	contractNowhere = "this stands beside nothing that it could speak of: put it above a function, a method, " +
		"an interface method, or a field or package variable of function type"
	ignoreNowhere = "nothing is called here: put it at the end of the line of a call, on the line above, or into " +
		"the doc comment of a function"
)

// places says what the comment groups of a file stand beside.
type places struct {
	names map[*ast.CommentGroup][]*ast.Ident // what a contract there speaks of
	whole map[*ast.CommentGroup]span         // what an ignore there covers
}

func findPlaces(file *ast.File) places {
	p := places{map[*ast.CommentGroup][]*ast.Ident{}, map[*ast.CommentGroup]span{}}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Doc != nil {
				p.names[d.Doc] = []*ast.Ident{d.Name}
				p.whole[d.Doc] = span{d.Pos(), d.End()}
			}
		case *ast.GenDecl:
			p.variables(d)
		}
	}
	for n := range ast.Preorder(file) {
		switch n := n.(type) {
		case *ast.InterfaceType:
			p.fields(n.Methods)
		case *ast.StructType:
			p.fields(n.Fields)
		}
	}
	return p
}

// variables notes the comments of a declaration of package variables. Only where it declares one
// does the comment above the keyword speak of that.
func (p *places) variables(d *ast.GenDecl) {
	if d.Tok != token.VAR {
		return
	}
	for _, s := range d.Specs {
		spec := s.(*ast.ValueSpec)
		docs := []*ast.CommentGroup{spec.Doc, spec.Comment}
		if !d.Lparen.IsValid() {
			docs = append(docs, d.Doc)
		}
		for _, doc := range docs {
			if doc == nil {
				continue
			}
			p.names[doc] = spec.Names
			if doc != spec.Comment {
				p.whole[doc] = span{spec.Pos(), spec.End()}
			}
		}
	}
}

func (p *places) fields(list *ast.FieldList) {
	for _, f := range list.List {
		for _, doc := range []*ast.CommentGroup{f.Doc, f.Comment} {
			if doc != nil && len(f.Names) > 0 {
				p.names[doc] = f.Names
			}
		}
	}
}

// read reads the comments of a file.
func (s *Set) read(file *ast.File) {
	var at places
	var code *code
	for _, group := range file.Comments {
		for _, c := range group.List {
			d, err := Parse(c.Text)
			if err != nil {
				s.Problems = append(s.Problems, Problem{c.Pos(), err.Error()})
			}
			if d == nil {
				continue
			}
			if code == nil {
				at, code = findPlaces(file), s.readCode(file)
			}
			if d.Kind == Ignore {
				s.ignore(&Ignored{Directive: d, Pos: c.Pos()}, group, &at, code)
				continue
			}
			names := at.names[group]
			if len(names) == 0 {
				s.Problems = append(s.Problems, Problem{c.Pos(), contractNowhere})
				continue
			}
			s.Contracts = append(s.Contracts, Contract{d, c.Pos(), names})
		}
	}
}

// ignore adds an ignore with what it covers.
func (s *Set) ignore(i *Ignored, group *ast.CommentGroup, at *places, code *code) {
	if whole, ok := at.whole[group]; ok {
		i.spans = []span{whole}
	} else {
		line := s.line(i.Pos)
		trailing := code.lines[line]
		if !trailing {
			line = s.line(group.End()) + 1
		}
		i.line = line
		for _, st := range code.statements {
			if trailing && s.line(st.to) == line || !trailing && s.line(st.from) == line {
				i.spans = append(i.spans, st)
			}
		}
		i.literals = code.literals
	}
	for _, pos := range code.calls {
		if s.covers(i, pos) {
			s.Ignores = append(s.Ignores, i)
			return
		}
	}
	s.Problems = append(s.Problems, Problem{i.Pos, ignoreNowhere})
}
