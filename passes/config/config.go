package config

import (
	"path/filepath"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// A Config is a configuration that was read. A nil Config is the default one.
type Config struct {
	name     string // as messages show it
	dir      string // that the baseline is relative to; "" unless it is a file
	settings settings
	rules    *catalog.Rules
}

// Name is the file, as messages name it.
func (c *Config) Name() string {
	if c == nil {
		return ""
	}
	return c.name
}

// Level returns what becomes of findings of a category.
func (c *Config) Level(category string) Level {
	if c != nil {
		if l, ok := c.settings.categories[category]; ok {
			return l.value
		}
	}
	if catalog.Category(category).DefaultOn() {
		return Error
	}
	return Off
}

// Reads reports whether effects that only read count.
func (c *Config) Reads() bool { return c.truth("reads", true) }

// Tests reports whether findings in test files are wanted.
func (c *Config) Tests() bool { return c.truth("tests", false) }

// Generated reports whether findings in generated files are wanted.
func (c *Config) Generated() bool { return c.truth("generated", false) }

// AbortPaths reports whether effects on the way to a rollback count.
func (c *Config) AbortPaths() bool { return c.truth("abort-paths", false) }

// ReadOnly reports whether effects in transactions that cannot write count.
func (c *Config) ReadOnly() bool { return c.truth("read-only", false) }

func (c *Config) truth(key string, def bool) bool {
	if c == nil {
		return def
	}
	if v, ok := c.settings.truths[key]; ok {
		return v.value
	}
	return def
}

// Excluded reports whether findings in a file are left out. The file is named from the root of
// the module, with slashes.
func (c *Config) Excluded(file string) bool {
	if c == nil {
		return false
	}
	for _, x := range c.settings.exclude {
		if matchFile(x.value, file) {
			return true
		}
	}
	return false
}

// Baseline is the file with the findings that are known: the one that the configuration names, or
// the one of the usual name in root, the directory of the module. It need not exist unless it is
// named.
func (c *Config) Baseline(root string) string {
	if !c.NamesBaseline() {
		return filepath.Join(root, BaselineName)
	}
	return filepath.Join(c.dir, filepath.FromSlash(c.settings.baseline.value))
}

// NamesBaseline reports whether the configuration names the baseline.
func (c *Config) NamesBaseline() bool { return c != nil && c.settings.baseline.value != "" }

// Linked returns the configuration for those who link the whole program: what txspill infer wrote
// does not count, since link finds it out itself, and as it is by now.
func (c *Config) Linked() *Config {
	if c == nil || c.rules == nil {
		return c
	}
	out := *c
	out.rules = c.rules.Linked()
	return &out
}

// Catalog returns the catalogue with what the configuration adds to it.
func (c *Config) Catalog() (*catalog.Catalog, error) {
	if c == nil || c.rules == nil {
		return catalog.Builtin()
	}
	return catalog.With(c.rules)
}
