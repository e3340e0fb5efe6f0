package load

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// A reader parses files for packages.Load, and those of the standard library without their
// function bodies.
type reader struct {
	std    string // directory of the standard library, with a separator at its end; or ""
	parsed func()
}

func (r reader) parse(fset *token.FileSet, filename string, src []byte) (*ast.File, error) {
	defer r.parsed()
	if r.std == "" || !strings.HasPrefix(filename, r.std) {
		return parser.ParseFile(fset, filename, src, parser.ParseComments|parser.SkipObjectResolution)
	}
	file, err := parser.ParseFile(fset, filename, src, parser.SkipObjectResolution)
	if file != nil {
		stripBodies(file)
	}
	return file, err
}

// stripBodies replaces each function body by an endless loop, which type-checks for every
// signature. Imports that only the bodies used become unused: settle drops those errors.
func stripBodies(file *ast.File) {
	for _, decl := range file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
			at := fn.Body.Lbrace
			loop := &ast.ForStmt{For: at, Body: &ast.BlockStmt{Lbrace: at, Rbrace: at}}
			fn.Body = &ast.BlockStmt{Lbrace: at, List: []ast.Stmt{loop}, Rbrace: fn.Body.Rbrace}
		}
	}
}

// stdDir returns the directory of the standard library's source, or "" if there is none (then
// nothing is stripped).
func stdDir(goroot string) string {
	if goroot == "" {
		return ""
	}
	return filepath.Join(goroot, "src") + string(filepath.Separator)
}
