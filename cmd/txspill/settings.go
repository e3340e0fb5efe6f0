package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/config"
)

// configVar names the configuration for every way to run txspill. It is the only way to name one
// under go vet, whose cache does not know what a file holds that a flag names: see identity.
const configVar = "TXSPILL_CONFIG"

// configFile chooses the configuration: the flag, then the environment, then the file of the
// project. It returns "" if there is none.
func (o *options) configFile() (string, error) {
	if file, err := o.namedConfig(); file != "" || err != nil {
		return file, err
	}
	dir := o.dir
	if dir == "" {
		dir = "."
	}
	file, err := config.Find(dir)
	if err != nil || file == "" {
		return "", err
	}
	return relative(file), nil
}

// namedConfig is the configuration that the flag or the environment names, "" if neither does.
func (o *options) namedConfig() (string, error) {
	if o.config != "" {
		return o.config, nil
	}
	return configFromEnv()
}

func configFromEnv() (string, error) {
	file := os.Getenv(configVar)
	if file != "" && !filepath.IsAbs(file) {
		return "", fmt.Errorf("%s=%s: write an absolute path: under go vet each package has a working directory of its own",
			configVar, file)
	}
	return file, nil
}

// loadConfig reads a configuration, "": none.
func loadConfig(file string) (*config.Config, error) {
	if file == "" {
		return nil, nil
	}
	cfg, err := config.Load(file)
	var path *os.PathError
	if errors.As(err, &path) {
		return nil, fmt.Errorf("configuration %s: %w", file, path.Err)
	}
	return cfg, err
}

// configured returns the analyzer for the configuration and the flags, and that configuration.
func (o *options) configured(newAnalyzer maker) (*analysis.Analyzer, *config.Config, error) {
	file, err := o.configFile()
	if err != nil {
		return nil, nil, err
	}
	cfg, err := loadConfig(file)
	if err != nil {
		return nil, nil, err
	}
	if !o.separate {
		cfg = cfg.Linked()
	}
	a := newAnalyzer(cfg, nil)
	o.flags.Visit(func(f *flag.Flag) {
		if own := a.Flags.Lookup(f.Name); own != nil {
			err = errors.Join(err, own.Value.Set(f.Value.String()))
		}
	})
	return a, cfg, err
}

// isOn reports whether a flag of an analyzer is set, by the command line or the configuration.
func isOn(a *analysis.Analyzer, name string) bool {
	f := a.Flags.Lookup(name)
	return f != nil && f.Value.String() == "true"
}

// relative names a file from the working directory, if that is shorter.
func relative(file string) string {
	wd, err := os.Getwd()
	if err != nil {
		return file
	}
	return report.Shorter(wd, file)
}

// mistakes turns what is wrong with a configuration or baseline into problems of a report.
func mistakes(err error) []report.Problem {
	var out []report.Problem
	for _, m := range config.Mistakes(err) {
		out = append(out, report.Problem{
			Position: report.Position{File: m.File, Line: m.Line, Col: m.Col}, Message: m.Text,
		})
	}
	if out == nil {
		out = []report.Problem{{Message: err.Error()}}
	}
	return out
}
