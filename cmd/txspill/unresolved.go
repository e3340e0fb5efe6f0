package main

import (
	"go/types"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/cmd/txspill/internal/load"
	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/config"
)

// unresolved returns what the configuration names and the program does not have: a slip, or a rest
// of what was there. It makes a warning of it, or with -strict a problem.
func (c *analysisRun) unresolved(loaded *load.Result) ([]report.Problem, error) {
	out := c.unread(loaded.Packages)
	if c.cfg == nil {
		return out, nil
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
	list = append(list, c.cfg.Silent()...)
	list = append(list, c.cfg.Unmatched(goFiles(moduleRoot(c.opts.absolute())))...)
	for _, m := range list {
		out = append(out, report.Problem{
			Position: report.Position{File: m.File, Line: m.Line, Col: m.Col}, Message: m.Text,
		})
	}
	return out, nil
}

// unread returns the configurations that lie beside or above packages of the main modules and that are
// not read, because the run began elsewhere: of another module of the workspace, or below its root.
func (c *analysisRun) unread(pkgs []*packages.Package) []report.Problem {
	if named, err := c.opts.namedConfig(); named != "" || err != nil {
		return nil
	}
	file, err := c.opts.configFile()
	if err != nil {
		return nil
	}
	inUse, seen := "", map[string]bool{}
	if file != "" {
		if inUse, err = filepath.Abs(file); err != nil {
			return nil
		}
	}
	var out []report.Problem
	for _, p := range pkgs {
		if p.Module == nil || !p.Module.Main {
			continue
		}
		for dir := p.Dir; !seen[dir]; dir = filepath.Dir(dir) {
			seen[dir] = true
			other := filepath.Join(dir, config.FileName)
			if info, err := os.Stat(other); err == nil && !info.IsDir() && other != inUse {
				out = append(out, report.Problem{
					Position: report.Position{File: relative(other)},
					Message:  "not read: " + readInstead(file) + "; go there, or name it with -config",
				})
			}
			if dir == p.Module.Dir {
				break
			}
		}
	}
	return out
}

func readInstead(file string) string {
	if file == "" {
		return "there is no configuration where the run began or above"
	}
	return "the configuration is " + file
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
