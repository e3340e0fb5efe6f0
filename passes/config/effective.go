package config

import (
	"cmp"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/document"
)

// A Setting is one thing that is in effect, and where it is said.
type Setting struct {
	Section string // categories, exclude, or a role; "" for a setting of one value
	Key     string // category or setting; "" for the elements of a list
	Value   string
	Place   Place // the zero Place: nobody says it, it is the default
}

// A Place is where something stands in a configuration.
type Place = document.Place

// Effective returns all settings, and what the project says in the roles of the catalogue.
func (c *Config) Effective() ([]Setting, error) {
	if c == nil {
		c = &Config{rules: catalog.NewRules()}
	}
	var out []Setting
	for _, name := range categoryNames() {
		value := c.Level(name)
		if value == Error {
			value = "on"
		}
		out = append(out, Setting{"categories", name, string(value), c.settings.categories[name].at})
	}
	for _, key := range truthKeys() {
		value := "off"
		if c.truth(key, key == "reads") {
			value = "on"
		}
		out = append(out, Setting{Key: key, Value: value, Place: c.settings.truths[key].at})
	}
	for _, x := range c.settings.exclude {
		out = append(out, Setting{Section: "exclude", Value: x.value, Place: x.at})
	}
	file := c.settings.baseline
	out = append(out, Setting{Key: "baseline", Value: cmp.Or(file.value, BaselineName), Place: file.at})
	entries, err := c.rules.Entries()
	for _, e := range entries {
		out = append(out, Setting{Section: e.Role, Value: e.Text, Place: e.Place})
	}
	return out, err
}
