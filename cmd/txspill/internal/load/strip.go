package load

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// A reader parses files for packages.Load: those of the standard library without their function
// bodies, and those of dependencies without comments, a tenth of the memory, unless there are
// directives among them.
type reader struct {
	std    string // directory of the standard library, with a separator at its end; or ""
	cache  string // the same of the module cache, if nothing in there was asked for
	parsed func()
}

// directive is how a directive begins (passes/internal/directive).
var directive = []byte("//txspill:")

func (r reader) parse(fset *token.FileSet, filename string, src []byte) (*ast.File, error) {
	defer r.parsed()
	std, mode := within(filename, r.std), parser.SkipObjectResolution
	if !std && (!within(filename, r.cache) || bytes.Contains(src, directive)) {
		mode |= parser.ParseComments
	}
	file, err := parser.ParseFile(fset, filename, src, mode)
	if std && file != nil {
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

func within(filename, dir string) bool { return dir != "" && strings.HasPrefix(filename, dir) }

// stdDir returns the directory of the standard library's source, or "" if there is none (then
// nothing is stripped).
func stdDir(goroot string) string {
	if goroot == "" {
		return ""
	}
	return filepath.Join(goroot, "src") + string(filepath.Separator)
}

// cacheDir returns the directory of the module cache, or "" if some of the patterns may ask for
// packages in it. What is asked for needs its comments: they say what is generated.
func cacheDir(env *goEnv, patterns []string) string {
	for _, p := range patterns {
		if p != "." && p != ".." && !strings.HasPrefix(p, "./") && !strings.HasPrefix(p, "../") {
			return ""
		}
	}
	if env.GOMODCACHE == "" || within(env.GOMOD, env.GOMODCACHE) {
		return ""
	}
	return env.GOMODCACHE + string(filepath.Separator)
}
