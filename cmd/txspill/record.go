package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/baseline"
)

const baselineUsage = `usage: txspill baseline [flags] [packages]

records the findings of today (of ./..., unless packages are named), so that later runs report only
new ones. The file, .txspill-baseline at the root of the module or what the configuration names, is
text, made to be committed, read and merged. A finding is known by its package and function, its
category, and the calls that lead to its effect, not by its line. The flags must be those of the runs
that are to use it.

An existing file is left alone unless -shrink or -overwrite says what to do with it. It never grows
by itself.

flags:
`

// recording is what the subcommand baseline was asked to do.
type recording struct {
	shrink, overwrite bool
}

// record writes the baseline.
func (t *tool) record(args []string) int {
	var how recording
	opts, err := parseFlags(args, t.make(nil, nil), func(fs *flag.FlagSet) {
		fs.BoolVar(&how.shrink, "shrink", false, "remove from the file what no longer occurs")
		fs.BoolVar(&how.overwrite, "overwrite", false, "record the findings of today in place of those in the file")
	})
	switch {
	case err != nil:
		return t.fail(err)
	case opts.help:
		fmt.Fprint(t.stdout, baselineUsage)
		opts.flags.SetOutput(t.stdout)
		opts.flags.PrintDefaults()
		return exitClean
	case how.shrink && how.overwrite:
		return t.fail(errors.New("-shrink and -overwrite: choose one of them"))
	case opts.separate:
		return t.fail(errSeparate)
	case opts.isSet("new-from"):
		return t.fail(errors.New("a baseline is of all findings: leave out -new-from"))
	}
	if len(opts.args) == 0 {
		opts.patterns = []string{"./..."}
	}
	c := &analysisRun{opts: opts, stdout: t.stdout, stderr: t.stderr}
	a, cfg, err := opts.configured(t.make)
	if err != nil {
		return c.deliver(&report.Report{Problems: mistakes(err)})
	}
	c.cfg = cfg
	k, err := c.existing(how)
	if err != nil {
		return c.couldNotRun(err)
	}
	rep, broken, err := c.find(a)
	if err != nil {
		return c.couldNotRun(err)
	}
	if len(rep.Problems) > 0 {
		code := c.deliver(&report.Report{Problems: rep.Problems})
		c.nameBroken(broken)
		fmt.Fprintf(c.stderr, "txspill: %s is as it was: not everything could be analysed\n", k.name)
		return code
	}
	if how.shrink {
		return c.shrink(k, rep)
	}
	return c.overwrite(k, rep)
}

// existing reads the file, if it is right that there is one.
func (c *analysisRun) existing(how recording) (*known, error) {
	file, err := c.baselineFile()
	if err != nil {
		return nil, err
	}
	if file == "" {
		return nil, errors.New("no go.mod here or in a directory above: a baseline is of a module, name its directory with -C")
	}
	k := &known{name: relative(file)}
	if k.list, err = baseline.Read(k.name); err != nil {
		if !how.overwrite {
			return nil, err
		}
		k.list = nil
	} else if k.list != nil && !how.shrink && !how.overwrite {
		return nil, fmt.Errorf("%s is there already: `txspill baseline -shrink` removes from it what no longer occurs, "+
			"`txspill baseline -overwrite` records the findings of today in its place", k.name)
	}
	if k.list == nil && how.shrink {
		return nil, fmt.Errorf("there is no %s to shrink: `txspill baseline` writes it", k.name)
	}
	k.match = k.list.Match()
	return k, nil
}

// shrink takes out of the file what no longer occurs.
func (c *analysisRun) shrink(k *known, rep *report.Report) int {
	for _, f := range rep.Findings {
		k.match.Known(f.Entry)
	}
	if len(k.match.Stale()) == 0 {
		fmt.Fprintf(c.stderr, "txspill: %s: all of it still occurs\n", k.name)
		return exitClean
	}
	if !c.whole(rep) {
		return c.couldNotRun(errors.New("this is not all of the module, so nobody can tell what no longer occurs: " +
			"run `txspill baseline -shrink ./...` in the directory of go.mod"))
	}
	left := k.match.Shrunk()
	if err := c.write(k.name, left); err != nil {
		return c.couldNotRun(err)
	}
	fmt.Fprintf(c.stderr, "txspill: %s: %s removed, %s left\n", k.name,
		report.Count(k.list.Len()-left.Len(), "finding"), report.Count(left.Len(), "finding"))
	return exitClean
}

// overwrite writes the findings of today, and keeps what is known of packages that were not asked for.
func (c *analysisRun) overwrite(k *known, rep *report.Report) int {
	var entries []baseline.Entry
	for _, f := range rep.Findings {
		if f.Entry != (baseline.Entry{}) {
			entries = append(entries, f.Entry)
		}
	}
	today := baseline.Record(entries)
	if !c.whole(rep) {
		today = today.Keep(k.list, func(pkg string) bool { return !rep.Asked[pkg] })
	}
	if err := c.write(k.name, today); err != nil {
		return c.couldNotRun(err)
	}
	fmt.Fprintf(c.stderr, "txspill: %s: %s recorded\n", k.name, report.Count(today.Len(), "finding"))
	again := &known{name: k.name, match: today.Match()}
	again.apply(c, rep) // what cannot be recorded, mistakes in directives, is reported
	return c.deliver(rep)
}

func (c *analysisRun) write(name string, f *baseline.File) error {
	return os.WriteFile(name, f.Text(), 0o644)
}
