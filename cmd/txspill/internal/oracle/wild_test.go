package oracle

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// opens reports whether what comes before a test opens a transaction: that nothing is open where that
// has failed is known to everybody (rule R2).
func opens(before string) bool { return opening.MatchString(before) }

var opening = regexp.MustCompile(`(, err := .*\n\s*if |if err := \w+\.Begin\(\); )$`)

// wild returns the program with branches that now and then do not go by what they test. Everything
// stays on its line.
func (fs files) wild() (files, error) {
	out := files{}
	for name, text := range fs {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		offset := func(p token.Pos) int { return fset.Position(p).Offset }
		into := map[int]string{}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.IfStmt); ok && !opens(text[:offset(s.Cond.Pos())]) {
				into[offset(s.Cond.Pos())] = "lab.Wild("
				into[offset(s.Cond.End())] = ")" + into[offset(s.Cond.End())]
			}
			return true
		})
		if len(into) > 0 && !strings.Contains(text, "/lab\"\n") {
			into[offset(file.Name.End())] = `; import "example.com/oracle/lab"`
		}
		for _, at := range slices.Backward(slices.Sorted(maps.Keys(into))) {
			text = text[:at] + into[at] + text[at:]
		}
		out[name] = text
	}
	return out, nil
}
