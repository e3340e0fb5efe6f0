package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/document"
)

const hint = `a configuration is a mapping: write keys such as "categories:", "sinks:" or "exclude:"`

// Parse reads a configuration. The error joins all mistakes, each as name:line:col: message.
func Parse(name string, data []byte) (*Config, error) {
	p := &document.Problems{File: name}
	return read(p, document.Root(p, data, hint))
}

// Load reads the configuration in a file.
func Load(file string) (*Config, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	c, err := Parse(file, data)
	if err != nil {
		return nil, err
	}
	c.dir = filepath.Dir(file)
	return c, nil
}

// Decode reads a configuration that a host has read already, into maps, lists and plain values.
// Mistakes are named by their path: sinks[0].category.
func Decode(value any) (*Config, error) {
	const name = "settings"
	if value == nil {
		return read(&document.Problems{File: name}, nil)
	}
	root := new(yaml.Node)
	if err := root.Encode(value); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p := &document.Problems{File: name, Paths: map[*yaml.Node]string{}}
	paths(p.Paths, root, "")
	switch {
	case root.ShortTag() == "!!null":
		root = nil
	case root.Kind != yaml.MappingNode:
		p.At(root, "%s", hint)
		return nil, p.Err()
	}
	return read(p, root)
}

// paths names the nodes below n.
func paths(names map[*yaml.Node]string, n *yaml.Node, path string) {
	names[n] = path
	for i, c := range n.Content {
		switch {
		case n.Kind == yaml.SequenceNode:
			paths(names, c, fmt.Sprintf("%s[%d]", path, i))
		case i%2 == 0: // a key: its value follows
			key := c.Value
			if path != "" {
				key = path + "." + key
			}
			names[c] = key
			paths(names, n.Content[i+1], key)
		}
	}
}

// read reads the top-level keys.
func read(p *document.Problems, root *yaml.Node) (*Config, error) {
	c := &Config{name: p.File, rules: catalog.NewRules()}
	c.settings = settings{categories: map[string]said[Level]{}, truths: map[string]said[bool]{}}
	if root == nil {
		return c, p.Err()
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		k, v := root.Content[i], root.Content[i+1]
		switch {
		case seen[k.Value]:
			p.At(k, "duplicate key %q: write it once, with all that belongs below it", k.Value)
		case slices.Contains(settingKeys(), k.Value):
			g := &document.Group{Problems: p, Role: k.Value, Node: root, Fields: map[string]*yaml.Node{k.Value: v}}
			c.settings.read(g, k.Value)
		case !slices.Contains(catalog.Roles(), k.Value):
			p.At(k, "unknown key %q: %s", k.Value, document.Instead(k.Value, keys()))
		case k.Value == "read_only" && v.Kind == yaml.ScalarNode:
			p.At(k, "read_only: write a list of groups, each after a dash; the setting that is on or off is read-only")
		default:
			c.rules.Read(p, k, v)
		}
		seen[k.Value] = true
	}
	if err := p.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

// keys are all top-level keys: settings, then roles.
func keys() []string { return slices.Concat(settingKeys(), catalog.Roles()) }

// A Mistake is one thing that is wrong with a configuration.
type Mistake = document.Problem

// Mistakes returns the mistakes that the error of Parse, Load or Decode joins.
func Mistakes(err error) []*Mistake {
	var m *Mistake
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var out []*Mistake
		for _, e := range joined.Unwrap() {
			out = append(out, Mistakes(e)...)
		}
		return out
	}
	if errors.As(err, &m) {
		return []*Mistake{m}
	}
	return nil
}
