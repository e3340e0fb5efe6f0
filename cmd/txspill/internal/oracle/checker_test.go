package oracle

import (
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// checker type-checks programs in memory.
type checker struct {
	fset *token.FileSet
	std  types.Importer
	lab  *types.Package
}

func newChecker() *checker {
	fset := token.NewFileSet()
	return &checker{fset: fset, std: importer.ForCompiler(fset, "source", nil)}
}

// typeError is what the type checker says of a line.
type typeError struct {
	file string
	line int
	text string
}

// errors type-checks a program.
func (c *checker) errors(fs files) []typeError {
	p := &program{checker: c, fset: token.NewFileSet(), files: fs, done: map[string]*types.Package{}}
	dirs := map[string]bool{}
	for name := range fs {
		dirs[path.Dir(name)] = true
	}
	for _, dir := range slices.Sorted(maps.Keys(dirs)) {
		if _, err := p.Import(programsModule + "/" + dir); err != nil && len(p.errs) == 0 {
			return []typeError{{text: err.Error()}}
		}
	}
	return p.errs
}

// program is a program that is being checked.
type program struct {
	*checker
	fset  *token.FileSet
	files files
	done  map[string]*types.Package
	errs  []typeError
}

// Import implements types.Importer.
func (p *program) Import(imp string) (*types.Package, error) {
	if dir, ok := strings.CutPrefix(imp, programsModule+"/"); ok {
		return p.own(imp, dir)
	}
	if imp == "example.com/oracle/lab" {
		return p.instrument()
	}
	return p.std.Import(imp)
}

func (p *program) own(imp, dir string) (*types.Package, error) {
	if pkg, ok := p.done[imp]; ok {
		return pkg, nil
	}
	var parsed []*ast.File
	for name, text := range p.files {
		if path.Dir(name) == dir {
			f, err := parser.ParseFile(p.fset, name, text, parser.SkipObjectResolution)
			if err != nil {
				return nil, err
			}
			parsed = append(parsed, f)
		}
	}
	if len(parsed) == 0 {
		return nil, fmt.Errorf("no package %s", imp)
	}
	conf := types.Config{Importer: p, Error: func(err error) {
		var e types.Error
		if errors.As(err, &e) {
			at := p.fset.Position(e.Pos)
			p.errs = append(p.errs, typeError{at.Filename, at.Line, e.Msg})
		}
	}}
	pkg, _ := conf.Check(imp, p.fset, parsed, nil) // errors have been noted
	p.done[imp] = pkg
	return pkg, nil
}

func (p *program) instrument() (*types.Package, error) {
	if p.lab != nil {
		return p.lab, nil
	}
	names, err := filepath.Glob(filepath.Join(instrument, "lab", "*.go"))
	if err != nil {
		return nil, err
	}
	var parsed []*ast.File
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(p.checker.fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, f)
	}
	conf := types.Config{Importer: p.std}
	p.lab, err = conf.Check("example.com/oracle/lab", p.checker.fset, parsed, nil)
	return p.lab, err
}
