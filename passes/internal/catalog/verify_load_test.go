package catalog

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// A loader type-checks packages from source, without function bodies and without running
// cgo, which go/packages cannot do: a C compiler and every C library would be needed. The
// standard library is shared between loads.
type loader struct {
	fset *token.FileSet
	mu   sync.Mutex
	std  map[string]*types.Package
}

func newLoader() *loader {
	return &loader{fset: token.NewFileSet(), std: map[string]*types.Package{}}
}

// A listed package, as go list describes it.
type listed struct {
	ImportPath, Dir   string
	GoFiles, CgoFiles []string
	ImportMap         map[string]string
	Standard          bool
	Error             *struct{ Err string }
}

// load lists the packages of the module in dir with all they need, and type-checks them. A
// package that cannot be had is missing in the result.
func (l *loader) load(dir string, paths []string) (map[string]*types.Package, error) {
	list, err := goList(dir, append([]string{"-e", "-deps"}, paths...))
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	pkgs := map[string]*types.Package{"unsafe": types.Unsafe}
	for _, p := range list {
		if p.ImportPath == "unsafe" {
			continue
		}
		if std := l.std[p.ImportPath]; std != nil {
			pkgs[p.ImportPath] = std
			continue
		}
		if pkg := l.check(p, pkgs); pkg != nil {
			pkgs[p.ImportPath] = pkg
			if p.Standard {
				l.std[p.ImportPath] = pkg
			}
		}
	}
	return pkgs, nil
}

// check type-checks one package; what it imports has been checked before. Type errors do not
// matter here: a name that they swallow will be missed.
func (l *loader) check(p *listed, deps map[string]*types.Package) *types.Package {
	var files []*ast.File
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		f, _ := parser.ParseFile(l.fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if f != nil {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		return nil
	}
	conf := types.Config{
		IgnoreFuncBodies: true,
		FakeImportC:      true,
		Error:            func(error) {},
		Importer: importFunc(func(path string) (*types.Package, error) {
			if to := p.ImportMap[path]; to != "" {
				path = to
			}
			if pkg := deps[path]; pkg != nil {
				return pkg, nil
			}
			return nil, errors.New("not loaded: " + path)
		}),
	}
	pkg, _ := conf.Check(p.ImportPath, l.fset, files, nil)
	return pkg
}

type importFunc func(string) (*types.Package, error)

func (f importFunc) Import(path string) (*types.Package, error) { return f(path) }

// goList runs go list -json.
func goList(dir string, args []string) ([]*listed, error) {
	args = append([]string{"list", "-json=ImportPath,Dir,GoFiles,CgoFiles,ImportMap,Standard,Error"}, args...)
	out, err := goCommand(dir, args...)
	if err != nil {
		return nil, err
	}
	var list []*listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(listed)
		switch err := dec.Decode(p); err {
		case nil:
			list = append(list, p)
		case io.EOF:
			return list, nil
		default:
			return nil, err
		}
	}
}

// goCommand runs the go command in a module of its own.
func goCommand(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=", "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(stderr.String()))
	}
	return out, nil
}
