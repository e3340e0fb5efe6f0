package main

import (
	"go/types"
	"io/fs"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/cmd/txspill/internal/load"
	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// unresolved returns what the configuration names and the program does not have: a slip, or a rest
// of what was there. It makes a warning of it, or with -strict a problem.
func (c *analysisRun) unresolved(loaded *load.Result) ([]report.Problem, error) {
	if c.cfg == nil {
		return nil, nil
	}
	pkgs := map[string]*types.Package{}
	packages.Visit(loaded.Packages, nil, func(p *packages.Package) {
		if p.Types != nil && (pkgs[p.PkgPath] == nil || p.ForTest == "") {
			pkgs[p.PkgPath] = p.Types
		}
	})
	whole := c.opts.wholeModule() && len(loaded.Broken) == 0
	list, err := c.cfg.Unresolved(pkgs, !whole)
	if err != nil {
		return nil, err
	}
	list = append(list, c.cfg.Unmatched(goFiles(moduleRoot(c.opts.absolute())))...)
	var out []report.Problem
	for _, m := range list {
		out = append(out, report.Problem{
			Position: report.Position{File: m.File, Line: m.Line, Col: m.Col}, Message: m.Text,
		})
	}
	return out, nil
}

// absolute is the directory that packages are named from.
func (o *options) absolute() string {
	dir, err := filepath.Abs(o.dir)
	if err != nil {
		return o.dir
	}
	return dir
}

// wholeModule reports whether all packages of the module are asked for.
func (o *options) wholeModule() bool {
	return slices.Contains(o.patterns, "all") ||
		slices.Contains(o.patterns, "./...") && moduleRoot(o.absolute()) == o.absolute()
}

// goFiles yields the Go files below a directory, named from there, with slashes.
func goFiles(root string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if root == "" {
			return
		}
		_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil //nolint:nilerr // a directory that cannot be read has no files for us
			case d.IsDir() && path != root && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case d.IsDir() || !strings.HasSuffix(path, ".go"):
				return nil
			}
			rel, err := filepath.Rel(root, path)
			if err == nil && !yield(filepath.ToSlash(rel)) {
				return fs.SkipAll
			}
			return nil
		})
	}
}
