package oracle

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// sources are parsed programs: what there is to know of lines.
type sources struct {
	defers  map[place][]place // by a line of a function where it may end: the defer statements in it
	always  map[place][]place // the same by any line of a function
	takers  map[place]bool    // the lines of declared functions that take a function
	starts  map[place][]place // by the line of a call's parenthesis: the line on which the call begins
	body    map[place]place   // by a line of a function: the line on which its first statement begins
	dynamic map[place]bool    // the lines with calls of interface methods and function values
	hooks   map[place]bool    // the lines on which a runner calls what was kept for after its commit
}

// candidates are the frames of an effect at which a finding covers it: from the innermost one to
// that of the function in which the paths to the effect and to the begin of the transaction part.
// Further out nobody has the transaction in its hands, with one exception: a function that is given
// functions may be a runner, and what it runs is reported where it was given that.
func (s *sources) candidates(w *way, tx *openTx) []frame {
	i, j := len(w.stack)-1, len(tx.begin)-1
	for i > 0 && j > 0 && same(w.stack[i], tx.begin[j]) && sameCall(w.stack[i-1], tx.begin[j-1]) {
		i, j = i-1, j-1
	}
	for i < len(w.stack)-1 && s.takers[w.stack[i].place] {
		i++
	}
	return w.stack[:i+1]
}

// same reports whether two frames are of the same call.
func same(a, b frame) bool { return a.place == b.place && a.fn == b.fn }

// sameCall reports whether two frames may be of one call of a function.
func sameCall(a, b frame) bool { return a.file == b.file && a.fn == b.fn }

// index parses programs.
func index(programs map[string]files) (*sources, error) {
	s := &sources{
		defers: map[place][]place{}, always: map[place][]place{}, takers: map[place]bool{}, starts: map[place][]place{},
		body: map[place]place{}, dynamic: map[place]bool{}, hooks: map[place]bool{},
	}
	for _, fs := range programs {
		static := fs.static()
		for name, text := range fs {
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			at := func(p token.Pos) place { return place{programsModule + "/" + name, fset.Position(p).Line} }
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncDecl:
					s.function(n.Body, at)
					if takesFunction(n.Type) {
						for line := at(n.Pos()).line; line <= at(n.End()).line; line++ {
							s.takers[place{at(n.Pos()).file, line}] = true
						}
					}
				case *ast.FuncLit:
					s.function(n.Body, at)
				case *ast.CallExpr:
					if !static(n.Fun) {
						s.dynamic[at(n.Pos())] = true
					}
					if open := at(n.Lparen); open != at(n.Pos()) {
						s.starts[open] = append(s.starts[open], at(n.Pos()))
					}
				case *ast.RangeStmt:
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "kept" {
						s.hooks[at(n.Body.List[0].Pos())] = true
					}
				}
				return true
			})
		}
	}
	return s, nil
}

// takesFunction reports whether a parameter is a function, or options with one.
func takesFunction(t *ast.FuncType) bool {
	for _, p := range t.Params.List {
		switch t := p.Type.(type) {
		case *ast.FuncType:
			return true
		case *ast.Ident:
			if strings.HasSuffix(t.Name, "Options") {
				return true
			}
		}
	}
	return false
}

// function notes the defer statements of a function, those of literals in it aside.
func (s *sources) function(body *ast.BlockStmt, at func(token.Pos) place) {
	var defers, exits []place
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			defers = append(defers, at(n.Pos()))
		case *ast.ReturnStmt:
			exits = append(exits, at(n.Pos()), at(n.End()))
		}
		return true
	})
	exits = append(exits, at(body.Rbrace))
	for _, e := range exits {
		s.defers[e] = append(s.defers[e], defers...)
	}
	s.within(body, at)
	first, last := at(body.Lbrace), at(body.Rbrace)
	for line := first.line; line <= last.line; line++ {
		p := place{first.file, line}
		s.always[p] = append(s.always[p], defers...)
	}
}

// within notes of which function the lines of a body are: of a literal those between its braces.
func (s *sources) within(body *ast.BlockStmt, at func(token.Pos) place) {
	if len(body.List) == 0 {
		return
	}
	first, begin := at(body.Lbrace), at(body.List[0].Pos())
	for line := first.line; line <= at(body.Rbrace).line; line++ {
		p := place{first.file, line}
		if _, outer := s.body[p]; !outer || line > first.line && line < at(body.Rbrace).line {
			s.body[p] = begin
		}
	}
}

// static returns what tells calls of declared functions and of methods that no interface has.
func (fs files) static() func(ast.Expr) bool {
	declared, promised := map[string]bool{}, map[string]bool{}
	for name, text := range fs {
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
		if err != nil {
			continue // index tells
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				declared[n.Name.Name] = true
			case *ast.InterfaceType:
				for _, m := range n.Methods.List {
					for _, name := range m.Names {
						promised[name.Name] = true
					}
				}
			}
			return true
		})
	}
	var is func(e ast.Expr) bool
	is = func(e ast.Expr) bool {
		switch e := ast.Unparen(e).(type) {
		case *ast.Ident:
			return declared[e.Name] && !promised[e.Name]
		case *ast.SelectorExpr:
			return is(e.Sel)
		case *ast.FuncLit:
			return true
		}
		return false
	}
	return is
}

// inHook reports whether an effect happens in a hook that runs after a commit.
func (s *sources) inHook(w *way) bool {
	return w.hook || slices.ContainsFunc(w.stack, func(f frame) bool { return s.hooks[f.place] })
}

// places are where a finding covers a frame: at the line of the call or on which the call begins; at the go statement below a
// call of Fork; at a defer statement where deferred calls run, which is where the function ends.
func (s *sources) places(f frame) []place {
	out := append([]place{f.place}, s.starts[f.place]...)
	if f.fork {
		out = append(out, place{f.file, f.line + 1})
	}
	if f.panicked {
		return append(out, s.always[f.place]...)
	}
	return append(out, s.defers[f.place]...)
}

// covering returns the places at which a finding covers a way, for the transactions that count.
func (s *sources) covering(w *way, counts func(*openTx) bool) map[place]bool {
	out := map[place]bool{}
	for i := range w.open {
		if !counts(&w.open[i]) {
			continue
		}
		for _, f := range s.candidates(w, &w.open[i]) {
			for _, p := range s.places(f) {
				out[p] = true
			}
		}
	}
	return out
}
