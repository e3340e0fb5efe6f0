package config

import (
	"go/types"
	"slices"
)

// Unresolved returns what the configuration names and the program does not have, as mistakes. With
// partial, the program is only a part of the module: what packages name that are not in it, nobody
// can tell.
func (c *Config) Unresolved(pkgs map[string]*types.Package, partial bool) ([]*Mistake, error) {
	if c == nil {
		return nil, nil
	}
	list, err := c.rules.Unresolved(pkgs)
	if err != nil {
		return nil, err
	}
	var out []*Mistake
	for _, u := range list {
		if u.Absent && partial {
			continue
		}
		out = append(out, &Mistake{Place: u.Place, Text: u.Text + ": " + u.Why})
	}
	return out, nil
}

// Unmatched returns the patterns of exclude that fit none of the files, as mistakes.
func (c *Config) Unmatched(files func(yield func(string) bool)) []*Mistake {
	if c == nil || len(c.settings.exclude) == 0 {
		return nil
	}
	left := slices.Clone(c.settings.exclude)
	for file := range files {
		left = slices.DeleteFunc(left, func(x said[string]) bool { return matchFile(x.value, file) })
		if len(left) == 0 {
			break
		}
	}
	var out []*Mistake
	for _, x := range left {
		out = append(out, &Mistake{Place: x.at, Text: "exclude: " + x.value + " fits no Go file"})
	}
	return out
}

// Silent returns the sinks of categories that are off by default and that nobody has switched on or
// off, as mistakes: what is declared there is not reported.
func (c *Config) Silent() []*Mistake {
	if c == nil {
		return nil
	}
	var out []*Mistake
	for _, n := range c.rules.Categories() {
		if _, said := c.settings.categories[n.Text]; !said && c.Level(n.Text) == Off {
			out = append(out, &Mistake{Place: n.Place, Text: "category: " + n.Text +
				" is off unless switched on, these sinks are not reported: write " + n.Text + ": on (or off) below categories"})
		}
	}
	return out
}
