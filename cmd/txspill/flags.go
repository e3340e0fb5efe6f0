package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/config"
)

// options is the command line.
type options struct {
	dir      string
	config   string
	strict   bool
	json     bool
	sarif    bool
	separate bool
	all      bool
	newFrom  string
	verbose  bool
	version  bool
	help     bool
	args     []string      // as they are
	patterns []string      // what they name; without any, the package here
	flags    *flag.FlagSet // these flags, and those of the analyzer
}

// parseFlags reads the command line. The analyzer's flags are set on the analyzer itself; more adds
// those of a subcommand.
func parseFlags(args []string, a *analysis.Analyzer, more ...func(*flag.FlagSet)) (*options, error) {
	opts := &options{flags: flag.NewFlagSet("txspill", flag.ContinueOnError)}
	fs := opts.flags
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.StringVar(&opts.dir, "C", "", "change to `dir` before reading packages")
	fs.StringVar(&opts.config, "config", "", "read the configuration from `file`, not from .txspill.yml")
	fs.BoolVar(&opts.strict, "strict", false, "what the configuration or the baseline names and nothing in the program has is an error")
	fs.BoolVar(&opts.all, "no-baseline", false, "report what the baseline knows, too")
	fs.StringVar(&opts.newFrom, "new-from", "", "report only what is on lines changed since the git revision `rev`")
	fs.BoolVar(&opts.json, "json", false, "print one JSON document instead of lines")
	fs.BoolVar(&opts.sarif, "sarif", false, "print SARIF 2.1.0, for code scanning")
	fs.BoolVar(&opts.separate, "separate", false, "do not link the program: find what go vet finds")
	fs.BoolVar(&opts.verbose, "v", false, "say on stderr what was done, how long it took and with how much memory")
	fs.BoolVar(&opts.version, "version", false, "print the version and exit")
	a.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, f.Name, f.Usage) })
	for _, add := range more {
		add(fs)
	}

	return opts, opts.parse(args)
}

// parseWords reads the command line of a subcommand that has no flags but -C, and no arguments.
func parseWords(args []string) (*options, error) {
	opts := &options{flags: flag.NewFlagSet("txspill", flag.ContinueOnError)}
	opts.flags.SetOutput(io.Discard)
	opts.flags.Usage = func() {}
	opts.flags.StringVar(&opts.dir, "C", "", "change to `dir` first")
	if err := opts.parse(args); err != nil {
		return nil, err
	}
	if len(opts.args) > 0 {
		return nil, fmt.Errorf("unexpected argument %s", opts.args[0])
	}
	return opts, nil
}

func (o *options) parse(args []string) error {
	if err := o.flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			o.help = true
			return nil
		}
		return flagError(err, o.flags)
	}
	o.args = o.flags.Args()
	return o.setPatterns(o.args)
}

// isSet reports whether a flag is on the command line.
func (o *options) isSet(name string) bool {
	set := false
	o.flags.Visit(func(f *flag.Flag) { set = set || f.Name == name })
	return set
}

func (o *options) setPatterns(args []string) error {
	for _, arg := range args {
		if strings.HasPrefix(arg, "-") {
			return fmt.Errorf("flags go before packages: %s comes too late", arg)
		}
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	o.patterns = args
	if o.dir == "" {
		return nil
	}
	info, err := os.Stat(o.dir)
	if err != nil {
		return fmt.Errorf("-C %s: no such directory", o.dir)
	}
	if !info.IsDir() {
		return fmt.Errorf("-C %s: not a directory", o.dir)
	}
	return nil
}

// flagNames lists the flags in the order of their names.
func flagNames(fs *flag.FlagSet) (names []string) {
	fs.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	return names
}

// flagError adds the nearest valid flag to an error about an unknown one.
func flagError(err error, fs *flag.FlagSet) error {
	name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !ok {
		return fmt.Errorf("%w; `txspill help` lists the flags", err)
	}
	if near := config.Nearest(name, flagNames(fs)); near != "" {
		return fmt.Errorf("unknown flag -%s; did you mean -%s?", name, near)
	}
	return fmt.Errorf("unknown flag -%s; `txspill help` lists the flags", name)
}
