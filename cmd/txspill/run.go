package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/cmd/txspill/internal/check"
	"github.com/txspill/txspill/cmd/txspill/internal/load"
	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// The exit codes. They are documented in usage and README.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailed   = 2
)

// run is the whole command; it returns the exit code. Under go vet it does not return.
func run(args []string, a *analysis.Analyzer, stdout, stderr io.Writer) int {
	if calledByVet(args) {
		return serveVet(a, stderr)
	}
	opts, err := parseFlags(args, a)
	if err != nil {
		fmt.Fprintf(stderr, "txspill: %v\n", err)
		return exitFailed
	}
	switch {
	case opts.help:
		usage(stdout, opts)
		return exitClean
	case opts.version:
		fmt.Fprintln(stdout, version())
		return exitClean
	}
	c := &command{opts: opts, stdout: stdout, stderr: stderr}
	return c.analyse(a)
}

// command is one run outside go vet.
type command struct {
	opts           *options
	stdout, stderr io.Writer
}

// analyse loads, checks and prints.
func (c *command) analyse(a *analysis.Analyzer) int {
	bar := startProgress(c.stderr)
	defer bar.stop()

	began := time.Now()
	bar.stage("reading packages", 0)
	loaded, err := load.Load(load.Config{
		Dir: c.opts.dir, Patterns: c.opts.patterns, Tests: c.opts.tests(), Parsed: bar.step,
	})
	if err != nil {
		bar.stop()
		return c.couldNotRun(err)
	}
	read := time.Now()
	rep, err := check.Run(a, loaded.Packages, check.Options{
		Progress: check.Progress{
			Begin: func(total int) { bar.stage("analysing", total) },
			Step:  bar.step,
		},
		Link: !c.opts.separate, Tests: c.opts.tests(), Generated: c.opts.generated(), URL: a.URL,
	})
	bar.stop()
	if err != nil {
		return c.couldNotRun(err)
	}
	c.verbosely("read in %v, analysed in %v", round(read.Sub(began)), round(time.Since(read)))
	for _, t := range rep.Slowest {
		c.verbosely("%s took %v", t.Package, round(t.Took))
	}
	c.linkNotes(rep)
	rep.Problems = append(rep.Problems, loaded.Problems...)
	code := c.deliver(rep)
	if names := loaded.Broken; len(names) > 0 {
		fmt.Fprintf(c.stderr, "txspill: %s not analysed (%s); make `go vet` pass there and run again\n",
			report.Count(len(names), "package"), some(names))
	}
	return code
}

// linkNotes says what link could not know.
func (c *command) linkNotes(rep *report.Report) {
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
func (c *command) verbosely(format string, args ...any) {
	if c.opts.verbose {
		fmt.Fprintf(c.stderr, "txspill: "+format+"\n", args...)
	}
}

// deliver prints the report and chooses the exit code: what could not be analysed outweighs what was
// found, because a run with problems says nothing about what it did not see.
func (c *command) deliver(rep *report.Report) int {
	if wd, err := os.Getwd(); err == nil {
		rep.Relativize(wd)
	}
	rep.Normalize()
	write := rep.Text
	if c.opts.json {
		write = rep.JSON
	}
	err := errors.Join(write(c.stdout), rep.ProblemsText(c.stderr, c.opts.verbose))
	if err != nil {
		fmt.Fprintf(c.stderr, "txspill: %v\n", err)
		return exitFailed
	}
	if rep.Packages > 0 && (c.opts.verbose || isTerminal(c.stderr)) {
		fmt.Fprintf(c.stderr, "txspill: %s\n", rep.Summary())
	}
	switch {
	case len(rep.Problems) > 0:
		return exitFailed
	case len(rep.Findings) > 0:
		return exitFindings
	}
	return exitClean
}

// couldNotRun reports an error that leaves nothing to analyse. With -json there is a document too.
func (c *command) couldNotRun(err error) int {
	return c.deliver(&report.Report{Problems: []report.Problem{{Message: err.Error()}}})
}

// some lists the first few names, and counts the others.
func some(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

func round(d time.Duration) time.Duration { return d.Round(10 * time.Millisecond) }
