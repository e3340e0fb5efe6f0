package directive

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// silences reports whether a comment is a nolint comment about a linter, read as golangci-lint does.
func silences(comment, linter string) bool {
	text := strings.TrimLeft(comment, "/ ")
	rest, ok := strings.CutPrefix(text, "nolint")
	switch {
	case linter == "" || !ok || rest != "" && rest[0] != ' ' && rest[0] != ':':
		return false
	case rest == "" || rest[0] == ' ' || strings.HasPrefix(rest, ":all"):
		return true
	}
	rest, _, _ = strings.Cut(rest[1:], "//") // the reason
	for item := range strings.SplitSeq(rest, ",") {
		if name := strings.ToLower(strings.TrimSpace(item)); name == linter || name == "all" {
			return true
		}
	}
	return false
}

// lines is a range of lines in a file.
type lines struct{ from, to, col int }

// silenced returns the lines that nolint comments silence: those of the comment, and of what begins
// right below it in the same column, be it a statement, a declaration or the file.
func silenced(fset *token.FileSet, file *ast.File, linter string) []lines {
	var own []lines
	for _, group := range file.Comments {
		for _, c := range group.List {
			if silences(c.Text, linter) {
				at := fset.Position(group.Pos())
				own = append(own, lines{at.Line, fset.Position(group.End()).Line, at.Column})
			}
		}
	}
	if len(own) == 0 {
		return nil
	}
	out := slices.Clone(own)
	for n := range ast.Preorder(file) {
		at := fset.Position(n.Pos())
		for _, l := range own {
			if l.to == at.Line-1 && l.col == at.Column {
				out = append(out, lines{l.from, max(l.to, fset.Position(n.End()).Line), l.col})
				break
			}
		}
	}
	return out
}
