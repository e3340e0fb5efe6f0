package check_test

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/txtar"
)

// An exporter imports the packages that testdata imports, as the compiler has left them.
type exporter struct {
	fset *token.FileSet
	mu   sync.Mutex
	imp  types.Importer
}

func exported(tb testing.TB) *exporter {
	tb.Helper()
	files := map[string]string{}
	for _, module := range []string{"fixtures", "link", "shop"} {
		cmd := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "./...")
		cmd.Dir, cmd.Stderr = testdata+"/"+module, os.Stderr
		out, err := cmd.Output()
		if err != nil {
			tb.Fatalf("go list in %s: %v", module, err)
		}
		for line := range strings.Lines(string(out)) {
			name, file, _ := strings.Cut(strings.TrimSpace(line), " ")
			// The first module's version of a library is everybody's: libraries know each other.
			if _, known := files[name]; !known && !strings.HasPrefix(name, "example.com/") {
				files[name] = file
			}
		}
	}
	fset := token.NewFileSet()
	return &exporter{fset: fset, imp: importer.ForCompiler(fset, "gc", func(name string) (io.ReadCloser, error) {
		return os.Open(files[name])
	})}
}

func (e *exporter) Import(name string) (*types.Package, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.imp.Import(name)
}

// compile type-checks a program with as many of the changes as leave it valid. It returns nil for
// what does not compile. The files are known until done is called.
func (e *exporter) compile(program string, changes []byte) (pkgs []*packages.Package, done func()) {
	archive := txtar.Parse([]byte(program))
	if len(archive.Files) == 0 {
		archive.Files = []txtar.File{{Name: "example.com/fuzz/fuzz.go", Data: archive.Comment}}
	}
	pkgs, changes = e.valid(archive.Files), changes[:min(len(changes), mostChanges*changeSize)]
	for ; pkgs != nil && len(changes) >= changeSize; changes = changes[changeSize:] {
		files := change(archive.Files, [changeSize]byte(changes))
		if next := e.valid(files); next != nil {
			e.forget(pkgs)
			archive.Files, pkgs = files, next
		}
	}
	return pkgs, func() { e.forget(pkgs) }
}

// valid type-checks the packages of a program, those that are imported first.
func (e *exporter) valid(files []txtar.File) (pkgs []*packages.Package) {
	c := &compilation{exporter: e, all: map[string]*packages.Package{}}
	defer func() {
		if pkgs == nil {
			e.forget(slices.Collect(maps.Values(c.all)))
		}
	}()
	for _, file := range files {
		syntax, err := parser.ParseFile(e.fset, file.Name, file.Data, parser.ParseComments|parser.SkipObjectResolution)
		if syntax != nil {
			p := c.pkg(path.Dir(file.Name))
			p.Syntax = append(p.Syntax, syntax)
			p.GoFiles = append(p.GoFiles, file.Name)
		}
		if err != nil {
			return nil
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.all)) {
		if _, err := c.Import(name); err != nil {
			return nil
		}
	}
	return c.done
}

func (e *exporter) forget(pkgs []*packages.Package) {
	for _, p := range pkgs {
		for _, file := range p.Syntax {
			if at := e.fset.File(file.FileStart); at != nil {
				e.fset.RemoveFile(at)
			}
		}
	}
}

// A compilation is the importer of the packages of one program.
type compilation struct {
	*exporter
	all  map[string]*packages.Package
	open []string            // being type-checked
	done []*packages.Package // imported ones first
}

func (c *compilation) pkg(name string) *packages.Package {
	if c.all[name] == nil {
		c.all[name] = &packages.Package{ID: name, PkgPath: name, Fset: c.fset, Imports: map[string]*packages.Package{}}
	}
	return c.all[name]
}

func (c *compilation) Import(name string) (*types.Package, error) {
	p := c.all[name]
	switch {
	case p == nil:
		return c.exporter.Import(name)
	case p.Types != nil:
		return p.Types, nil
	case slices.Contains(c.open, name):
		return nil, types.Error{Msg: "import cycle"}
	}
	c.open = append(c.open, name)
	p.TypesInfo = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	p.TypesSizes = types.SizesFor("gc", "amd64")
	conf := types.Config{Importer: c, Sizes: p.TypesSizes, GoVersion: "go1.26"}
	pkg, err := conf.Check(name, c.fset, p.Syntax, p.TypesInfo)
	if err != nil {
		return nil, err
	}
	for _, imp := range pkg.Imports() {
		if dep := c.all[imp.Path()]; dep != nil {
			p.Imports[imp.Path()] = dep
		}
	}
	p.Types, p.Name, p.CompiledGoFiles = pkg, pkg.Name(), p.GoFiles
	module, _, _ := strings.Cut(strings.TrimPrefix(name, "example.com/"), "/")
	p.Module = &packages.Module{Path: "example.com/" + module, Main: true, GoVersion: "1.26"}
	c.done = append(c.done, p)
	return pkg, nil
}

// text prints a program as an archive.
func text(pkgs []*packages.Package) []byte {
	archive := &txtar.Archive{}
	for _, p := range pkgs {
		for i, file := range p.Syntax {
			var out bytes.Buffer
			if err := format.Node(&out, p.Fset, file); err != nil {
				out.WriteString(err.Error())
			}
			archive.Files = append(archive.Files, txtar.File{Name: p.GoFiles[i], Data: out.Bytes()})
		}
	}
	return txtar.Format(archive)
}
