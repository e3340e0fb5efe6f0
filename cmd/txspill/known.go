package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
)

// known is the baseline of a run.
type known struct {
	name   string // of the file, which need not exist
	list   *baseline.File
	match  *baseline.Match
	others []*baseline.Match // of the other modules of the workspace
}

// baseline reads the file with the findings that are known.
func (c *analysisRun) baseline() (*known, error) {
	file, err := c.baselineFile()
	if err != nil {
		return nil, err
	}
	k := &known{name: relative(file)}
	if !c.opts.all {
		if file != "" {
			if k.list, err = readBaseline(k.name, c.cfg); err != nil {
				return nil, err
			}
		}
		if err := k.readOthers(c); err != nil {
			return nil, err
		}
	}
	k.match = k.list.Match()
	return k, nil
}

// readOthers reads the baselines of the other modules of the workspace, as go vet does.
func (k *known) readOthers(c *analysisRun) error {
	if named, err := c.opts.namedConfig(); named != "" || err != nil {
		return err
	}
	dir, err := filepath.Abs(c.opts.dir)
	if err != nil {
		return err
	}
	roots, err := mainModules(dir)
	if err != nil {
		return err
	}
	for _, root := range roots {
		if root == moduleRoot(dir) {
			continue
		}
		file, err := config.Find(root)
		_, list, err := loadVetted(file, root, err)
		if err != nil {
			return err
		}
		k.others = append(k.others, list.Match())
	}
	return nil
}

// has reports whether the next finding is known.
func (k *known) has(f report.Finding) bool {
	return k.match.Known(f.Entry) ||
		slices.ContainsFunc(k.others, func(m *baseline.Match) bool { return m.Known(f.Entry) })
}

// readBaseline reads a baseline, which must be there if the configuration names it.
func readBaseline(name string, cfg *config.Config) (*baseline.File, error) {
	list, err := baseline.Read(name)
	if err == nil && list == nil && cfg.NamesBaseline() {
		err = fmt.Errorf("%s: the configuration names this file, which is not there: `txspill baseline` writes it", name)
	}
	return list, err
}

// baselineFile names that file: the one that the configuration names, or the one at the root of the
// module, "" where there is none. A configuration from elsewhere has its baseline beside it.
func (c *analysisRun) baselineFile() (string, error) {
	file, err := c.opts.namedConfig()
	if err != nil {
		return "", err
	}
	if file != "" {
		return c.cfg.Baseline(filepath.Dir(file)), nil
	}
	dir, err := filepath.Abs(c.opts.dir)
	if err != nil {
		return "", err
	}
	root := moduleRoot(dir)
	if root == "" && !c.cfg.NamesBaseline() {
		return "", nil
	}
	return c.cfg.Baseline(root), nil
}

// apply takes the findings that are known out of a report, which must be in order, and notes what
// the baseline knows and the program no longer has.
func (k *known) apply(c *analysisRun, rep *report.Report) {
	n := len(rep.Findings)
	rep.Findings = slices.DeleteFunc(rep.Findings, k.has)
	rep.Known = n - len(rep.Findings)
	stale := k.match.Stale()
	if len(stale) == 0 || !c.whole(rep) {
		return
	}
	for _, s := range stale {
		rep.Stale = append(rep.Stale, report.Stale{
			Position: report.Position{File: k.name, Line: s.Line}, Entry: s.Entry, Count: s.Count, Seen: s.Seen,
		})
	}
}

var errSeparate = errors.New("a baseline is of the whole program: leave out -separate")
