package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/config"
)

// config prints the settings in effect.
func (t *tool) config(args []string) int {
	var schema bool
	opts, err := parseFlags(args, t.make(nil, nil), func(fs *flag.FlagSet) {
		fs.BoolVar(&schema, "schema", false, "print the JSON Schema of "+config.FileName)
	})
	if err == nil && len(opts.args) > 0 {
		err = fmt.Errorf("config takes no packages: %s", strings.Join(opts.args, " "))
	}
	switch {
	case err != nil:
		return t.fail(err)
	case opts.help:
		fmt.Fprint(t.stdout, "usage: txspill config [flags]\n\n"+
			"prints the settings in effect with these flags, and where each comes from: a flag, a place in\n"+
			"the configuration, or the default.\n\nflags:\n")
		opts.flags.SetOutput(t.stdout)
		opts.flags.PrintDefaults()
		return exitClean
	case schema:
		return t.schema()
	}
	a, cfg, err := opts.configured(t.make)
	if err != nil {
		for _, p := range mistakes(err) {
			fmt.Fprintln(t.stderr, p)
		}
		return exitFailed
	}
	if err := printEffective(t.stdout, opts, a, cfg); err != nil {
		return t.fail(err)
	}
	return exitClean
}

func (t *tool) schema() int {
	text, err := config.Schema()
	if err == nil {
		_, err = t.stdout.Write(text)
	}
	if err != nil {
		return t.fail(err)
	}
	return exitClean
}

// printEffective prints the settings as a configuration, with origins as comments.
func printEffective(w io.Writer, opts *options, a *analysis.Analyzer, cfg *config.Config) error {
	var text strings.Builder
	if cfg == nil {
		text.WriteString("# no " + config.FileName + ": `txspill init` writes one to start from\n")
	} else {
		text.WriteString("# " + cfg.Name() + "\n")
	}
	given := map[string]bool{}
	opts.flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	out := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	section := ""
	settings, err := cfg.Effective()
	if err != nil {
		return err
	}
	for _, s := range settings {
		head := ""
		if s.Section != section && s.Section != "" {
			head = s.Section + ":\n"
		}
		section = s.Section
		origin := "default"
		if s.Place != (config.Place{}) {
			origin = s.Place.String()
		}
		if f := a.Flags.Lookup(s.Key); s.Section == "" && f != nil && given[s.Key] {
			origin = "flag -" + s.Key
			s.Value = map[string]string{"true": "on", "false": "off"}[f.Value.String()]
		}
		if _, err := fmt.Fprintf(out, "%s%s\t# %s\n", head, line(&s), origin); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	_, err = io.WriteString(w, text.String())
	return err
}

// line is a setting as it stands in a configuration.
func line(s *config.Setting) string {
	switch {
	case s.Section == "":
		return s.Key + ": " + s.Value
	case s.Key == "":
		return "  - " + s.Value
	}
	return "  " + s.Key + ": " + s.Value
}
