package oracle

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// cut is a change that makes a program smaller: text of a file that goes, and what is left of it.
type cut struct {
	file       string
	start, end int
	instead    string
}

func (c cut) gain() int { return c.end - c.start - len(c.instead) }

// cuts lists the changes to try, those that gain most first: without a declaration, without a
// statement, with what is in a statement instead of the statement.
func (fs files) cuts() []cut {
	var out []cut
	for _, name := range slices.Sorted(maps.Keys(fs)) {
		text := fs[name]
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		offset := func(p token.Pos) int { return fset.Position(p).Offset }
		add := func(from, to token.Pos, instead string) {
			out = append(out, cut{name, offset(from), offset(to), instead})
		}
		inner := func(b *ast.BlockStmt) string { return text[offset(b.Lbrace)+1 : offset(b.Rbrace)] }
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); !ok || fn.Name.Name != "Run" {
				add(withDoc(d), d.End(), "")
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BlockStmt:
				for i, s := range n.List {
					switch stmt := text[offset(s.Pos()):offset(s.End())]; {
					case strings.HasSuffix(stmt, ":= lab.Fork()"): // with the goroutine, and the wait for it
						add(s.Pos(), n.List[min(i+2, len(n.List)-1)].End(), "")
					case !ofTask.MatchString(stmt):
						add(s.Pos(), s.End(), "")
					}
				}
			case *ast.CaseClause:
				for _, s := range n.Body {
					add(s.Pos(), s.End(), "")
				}
			case *ast.IfStmt:
				add(n.Pos(), n.End(), inner(n.Body))
				if n.Else != nil {
					add(n.Body.End(), n.End(), "")
				}
				if n.Init != nil {
					init := text[offset(n.Init.Pos()):offset(n.Init.End())]
					add(n.Pos(), n.End(), strings.Replace(init, "err :=", "_ =", 1))
				}
			case *ast.RangeStmt:
				add(n.Pos(), n.End(), inner(n.Body))
			case *ast.ExprStmt:
				if lit := calledLiteral(n.X); lit != nil {
					add(n.Pos(), n.End(), inner(lit.Body))
				}
			case *ast.AssignStmt:
				if lit := calledLiteral(n.Rhs[0]); lit != nil {
					add(n.Pos(), n.End(), inner(lit.Body))
				}
			case *ast.FuncLit:
				if n.Body.End()-n.Body.Pos() > 30 && !strings.Contains(inner(n.Body), ".Begin()\n\t") {
					add(n.Body.Pos(), n.Body.End(), "{ return nil }")
					add(n.Body.Pos(), n.Body.End(), "{}")
				}
			}
			return true
		})
	}
	slices.SortStableFunc(out, func(a, b cut) int { return cmp.Compare(b.gain(), a.gain()) })
	return out
}

// ofTask matches statements that lab.Fork needs.
var ofTask = regexp.MustCompile(`^(go |(defer )?task)`)

// withDoc is where a declaration begins, its comment included.
func withDoc(d ast.Decl) token.Pos {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Doc != nil {
			return d.Doc.Pos()
		}
	case *ast.GenDecl:
		if d.Doc != nil {
			return d.Doc.Pos()
		}
	}
	return d.Pos()
}

func calledLiteral(e ast.Expr) *ast.FuncLit {
	if call, ok := e.(*ast.CallExpr); ok {
		lit, _ := call.Fun.(*ast.FuncLit)
		return lit
	}
	return nil
}

// apply makes changes; those that overlap with an earlier one are left out. What is not used any more
// goes as well. ok is false if that is no program.
func (fs files) apply(check *checker, list ...cut) (out files, ok bool) {
	out = maps.Clone(fs)
	slices.SortStableFunc(list, func(a, b cut) int { return cmp.Compare(b.start, a.start) })
	last := map[string]int{}
	for _, c := range list {
		if l, seen := last[c.file]; seen && c.end > l {
			continue
		}
		last[c.file] = c.start
		out[c.file] = out[c.file][:c.start] + c.instead + out[c.file][c.end:]
	}
	for range 20 {
		if !out.tidy() {
			return nil, false
		}
		if errs := check.errors(out); len(errs) == 0 {
			return out, true
		} else if !out.mend(errs) {
			return nil, false
		}
	}
	return nil, false
}

// tidy formats the files and drops those without declarations.
func (fs files) tidy() bool {
	for name, text := range fs {
		src, err := format.Source([]byte(blanks.ReplaceAllString(text, "\n\n")))
		if err != nil {
			return false
		}
		fs[name] = string(src)
		if strings.Count(fs[name], "\n") == 1 {
			delete(fs, name)
		}
	}
	return true
}

var (
	blanks     = regexp.MustCompile(`\n\s*\n(\s*\n)+`)
	unusedName = regexp.MustCompile(`^declared and not used: (\w+)$`)
	unusedPkg  = regexp.MustCompile(`^"(\S+)" imported and not used`)
	lostPkg    = regexp.MustCompile(`^could not import (\S+)`)
)

// mend removes variables and imports that are not used; it reports whether that was all.
func (fs files) mend(errs []typeError) bool {
	for _, e := range errs {
		lines := strings.Split(fs[e.file], "\n")
		line := &lines[e.line-1]
		switch m, p, l := unusedName.FindStringSubmatch(e.text), unusedPkg.FindStringSubmatch(e.text), lostPkg.FindStringSubmatch(e.text); {
		case m != nil:
			before := *line
			*line = regexp.MustCompile(`\b`+m[1]+`\b`).ReplaceAllString(*line, "_")
			if !regexp.MustCompile(`\w*[a-z]\w*.*:=`).MatchString(*line) {
				*line = strings.Replace(*line, ":=", "=", 1)
			}
			if *line == before {
				return false
			}
		case p != nil, l != nil:
			*line = ""
		default:
			return false
		}
		fs[e.file] = strings.Join(lines, "\n")
	}
	return true
}

// rename returns the program under another name.
func (fs files) rename(from, to string) files {
	word := regexp.MustCompile(`\b` + from + `\b`)
	out := files{}
	for name, text := range fs {
		out[word.ReplaceAllString(name, to)] = word.ReplaceAllString(text, to)
	}
	return out
}

func (fs files) size() int {
	n := 0
	for _, text := range fs {
		n += len(text)
	}
	return n
}

// String is the program as one text.
func (fs files) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(fs)) {
		fmt.Fprintf(&b, "-- %s --\n%s", name, fs[name])
	}
	return b.String()
}

// shrink returns a smaller program for which wrong holds; wrong judges several programs at once, by
// name. The program that it is given is called name.
func shrink(fs files, name string, wrong func(map[string]files) (map[string]bool, error)) (files, error) {
	const together = 24
	check := newChecker()
	tried := map[string]bool{}
	for {
		var cands []files
		var made []cut
		try := map[string]files{}
		for _, c := range fs.cuts() {
			if c.gain() <= 0 {
				continue
			}
			smaller, ok := fs.apply(check, c)
			if !ok || smaller.size() >= fs.size() || tried[smaller.String()] {
				continue
			}
			tried[smaller.String()] = true
			n := fmt.Sprintf("c%d", len(cands))
			cands, made = append(cands, smaller), append(made, c)
			try[n] = smaller.rename(name, n)
			if len(cands) == together {
				break
			}
		}
		if len(cands) == 0 {
			return fs, nil
		}
		bad, err := wrong(try)
		if err != nil {
			return fs, err
		}
		var good []cut
		best := fs
		for i, c := range cands {
			if bad[fmt.Sprintf("c%d", i)] {
				good = append(good, made[i])
				if c.size() < best.size() {
					best = c
				}
			}
		}
		if all, ok := fs.apply(check, good...); ok && len(good) > 1 && all.size() < best.size() {
			if bad, err := wrong(map[string]files{"c0": all.rename(name, "c0")}); err == nil && bad["c0"] {
				best = all
			}
		}
		fs = best
	}
}
