package main

import (
	"fmt"
	"io"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
)

// A maker makes the analyzer for a configuration; known are findings that it does not report.
type maker func(cfg *config.Config, known *baseline.File) *analysis.Analyzer

// tool is what every subcommand works with.
type tool struct {
	make           maker
	stdout, stderr io.Writer
}

// A subcommand is what the first word of the command line may be.
type subcommand struct {
	name string
	args string // after the name, for help
	does string
	run  func(t *tool, args []string) int
}

func subcommands() []subcommand {
	return []subcommand{
		{"init", "[-C dir]", "write a commented .txspill.yml to start from", (*tool).initialise},
		{"baseline", "[flags] [packages]", "record the findings of today: later runs report new ones only", (*tool).record},
		{"infer", "[flags] [packages]", "write into .txspill.yml what only the whole program shows, for go vet", (*tool).infer},
		{"config", "[flags]", "print the settings in effect, and where each comes from", (*tool).config},
		{"help", "[command]", "print this, or what a command takes", (*tool).help},
	}
}

// command finds a subcommand by its name.
func command(name string) (c subcommand, ok bool) {
	all := subcommands()
	i := slices.IndexFunc(all, func(c subcommand) bool { return c.name == name })
	if i < 0 {
		return c, false
	}
	return all[i], true
}

// fail says why nothing was done.
func (t *tool) fail(err error) int {
	fmt.Fprintf(t.stderr, "txspill: %v\n", err)
	return exitFailed
}

// help prints the usage, or that of one subcommand.
func (t *tool) help(args []string) int {
	if len(args) == 0 {
		opts, err := parseFlags(nil, t.make(nil, nil))
		if err != nil {
			return t.fail(err)
		}
		usage(t.stdout, opts)
		return exitClean
	}
	c, ok := command(args[0])
	if !ok {
		return t.fail(fmt.Errorf("no command %s; `txspill help` lists them", args[0]))
	}
	if c.name == "help" {
		return t.help(nil)
	}
	return c.run(t, []string{"-h"})
}
