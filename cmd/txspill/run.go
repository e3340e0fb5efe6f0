package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/cmd/txspill/internal/check"
	"github.com/txspill/txspill/cmd/txspill/internal/load"
	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/config"
)

// The exit codes. They are documented in usage and README.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailed   = 2
)

// run is the whole command; it returns the exit code. Under go vet it does not return.
func run(args []string, newAnalyzer maker, stdout, stderr io.Writer) int {
	if calledByVet(args) {
		return serveVet(newAnalyzer, stdout, stderr)
	}
	t := &tool{make: newAnalyzer, stdout: stdout, stderr: stderr}
	if len(args) > 0 {
		if c, ok := command(args[0]); ok {
			return c.run(t, args[1:])
		}
	}
	opts, err := parseFlags(args, newAnalyzer(nil, nil))
	if err != nil {
		return t.fail(err)
	}
	switch {
	case opts.help:
		return t.help(nil)
	case opts.version:
		fmt.Fprintln(stdout, version())
		return exitClean
	}
	c := &analysisRun{opts: opts, stdout: stdout, stderr: stderr}
	a, cfg, err := opts.configured(newAnalyzer)
	if err != nil {
		return c.deliver(&report.Report{Problems: mistakes(err)})
	}
	c.cfg = cfg
	return c.analyse(a)
}

// analysisRun is one analysis outside go vet.
type analysisRun struct {
	opts           *options
	cfg            *config.Config
	stdout, stderr io.Writer
	infer          bool // what link found out is wanted
}

// analyse loads, checks and prints.
func (c *analysisRun) analyse(a *analysis.Analyzer) int {
	changed, err := c.changes()
	if err != nil {
		return c.couldNotRun(err)
	}
	known, err := c.baseline()
	if err != nil {
		return c.couldNotRun(err)
	}
	rep, broken, err := c.find(a)
	if err != nil {
		return c.couldNotRun(err)
	}
	known.apply(c, rep)
	if changed != nil {
		rep.Unchanged = len(rep.Findings)
		rep.Findings = slices.DeleteFunc(rep.Findings, func(f report.Finding) bool { return !changed.Has(f.File, f.Line) })
		rep.Unchanged -= len(rep.Findings)
	}
	code := c.deliver(rep)
	c.nameBroken(broken)
	return code
}

// find loads and checks the packages. It returns the names of those that could not be analysed, too.
func (c *analysisRun) find(a *analysis.Analyzer) (*report.Report, []string, error) {
	bar := startProgress(c.stderr)
	defer bar.stop()

	began := time.Now()
	bar.stage("reading packages", 0)
	loaded, err := load.Load(load.Config{
		Dir: c.opts.dir, Patterns: c.opts.patterns, Tests: isOn(a, "tests"), Parsed: bar.step,
	})
	if err != nil {
		bar.stop()
		return nil, nil, err
	}
	read := time.Now()
	rep, err := check.Run(a, loaded.Packages, check.Options{
		Progress: check.Progress{
			Begin: func(total int) { bar.stage("analysing", total) },
			Step:  bar.step,
		},
		Link: !c.opts.separate, Infer: c.infer, Tests: isOn(a, "tests"), Generated: isOn(a, "generated"), URL: a.URL, Config: c.cfg,
	})
	bar.stop()
	if err != nil {
		return nil, nil, err
	}
	c.verbosely("read in %v, analysed in %v, with %d MB of memory at most",
		round(read.Sub(began)), round(time.Since(read)), mostMemory()>>20)
	for _, t := range rep.Slowest {
		c.verbosely("%s took %v", t.Package, round(t.Took))
	}
	c.linkNotes(rep)
	rep.Problems = append(rep.Problems, loaded.Problems...)
	if err := c.checkNames(rep, loaded); err != nil {
		return nil, nil, err
	}
	if len(rep.Unneeded) > 0 && c.whole(rep) {
		rep.Findings = append(rep.Findings, rep.Unneeded...)
	}
	if wd, err := os.Getwd(); err == nil {
		rep.Relativize(wd)
	}
	rep.Normalize()
	return rep, loaded.Broken, nil
}

// nameBroken names the packages that could not be analysed.
func (c *analysisRun) nameBroken(names []string) {
	if len(names) > 0 {
		fmt.Fprintf(c.stderr, "txspill: %s not analysed (%s); make `go vet` pass there and run again\n",
			report.Count(len(names), "package"), some(names))
	}
}

// checkNames notes what the configuration names and the program does not have.
func (c *analysisRun) checkNames(rep *report.Report, loaded *load.Result) error {
	list, err := c.unresolved(loaded)
	if c.opts.strict {
		rep.Problems = append(rep.Problems, list...)
	} else {
		rep.Warnings = list
	}
	return err
}

// linkNotes says what link could not know.
func (c *analysisRun) linkNotes(rep *report.Report) {
	if !rep.Linked {
		return
	}
	if rep.Mains == 0 {
		fmt.Fprintln(c.stderr, "txspill: no main package among the packages asked for: linked everything that is there")
	}
	if wd, err := os.Getwd(); err == nil {
		rep.Relativize(wd)
	}
	for _, b := range rep.Blind {
		c.verbosely("%s: blind spot: nobody is known whom %s could call here, inside a transaction",
			b.Position, b.Callee)
	}
}

// verbosely says something on stderr if -v asks for it.
func (c *analysisRun) verbosely(format string, args ...any) {
	if c.opts.verbose {
		fmt.Fprintf(c.stderr, "txspill: "+format+"\n", args...)
	}
}

// deliver prints the report and chooses the exit code: what could not be analysed outweighs what was
// found, because a run with problems says nothing about what it did not see.
func (c *analysisRun) deliver(rep *report.Report) int {
	if wd, err := os.Getwd(); err == nil {
		rep.Relativize(wd)
	}
	rep.Normalize()
	write := rep.Text
	switch {
	case c.opts.json:
		write = rep.JSON
	case c.opts.sarif:
		write = func(w io.Writer) error { return rep.SARIF(w, about()) }
	}
	err := errors.Join(write(c.stdout), rep.ProblemsText(c.stderr, c.opts.verbose))
	if err != nil {
		fmt.Fprintf(c.stderr, "txspill: %v\n", err)
		return exitFailed
	}
	rep.StaleText(c.stderr, c.opts.verbose)
	if rep.Packages > 0 && (c.opts.verbose || isTerminal(c.stderr) || rep.Errors() < len(rep.Findings) ||
		rep.Known+rep.Unchanged > 0) {
		fmt.Fprintf(c.stderr, "txspill: %s\n", rep.Summary())
	}
	switch {
	case len(rep.Problems) > 0:
		return exitFailed
	case rep.Errors() > 0, len(rep.Stale) > 0 && c.opts.strict:
		return exitFindings
	}
	return exitClean
}

// couldNotRun reports an error that leaves nothing to analyse. With -json there is a document too.
func (c *analysisRun) couldNotRun(err error) int {
	return c.deliver(&report.Report{Problems: mistakes(err)})
}

// some lists the first few names, and counts the others.
func some(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// mostMemory returns how much memory the process has had at most: what it gives back stays in the count.
func mostMemory() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys
}

func round(d time.Duration) time.Duration { return d.Round(10 * time.Millisecond) }
