package directive

import (
	"go/ast"
	"go/token"
	"strings"
)

// Generated reports whether a file was generated. What cgo makes of a file that people wrote says of
// itself that it was, above the line comment that leads back to that file: this does not count.
func Generated(fset *token.FileSet, file *ast.File) bool {
	if !ast.IsGenerated(file) {
		return false
	}
	own := fset.Position(file.Package).Filename
	for _, group := range file.Comments {
		for _, c := range group.List {
			if c.Pos() < file.Package && strings.HasPrefix(c.Text, "// Code generated ") &&
				strings.HasSuffix(c.Text, " DO NOT EDIT.") && fset.Position(c.Pos()).Filename == own {
				return true
			}
		}
	}
	return false
}
