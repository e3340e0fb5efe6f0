package document

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Text is the value of a key that holds a plain string.
func (g *Group) Text(key string) string {
	n := g.Fields[key]
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode || n.Value == "" || n.ShortTag() == "!!null" {
		g.At(n, "%s: write a plain text", key)
		return ""
	}
	return n.Value
}

// scalar returns the value of a key if it is plain, and reports it if it is not.
func (g *Group) scalar(key string) (n *yaml.Node, ok bool) {
	n = g.Fields[key]
	switch {
	case n == nil:
		return nil, false
	case n.Kind != yaml.ScalarNode:
		g.At(n, "%s: write a plain text", key)
		return n, false
	case n.ShortTag() == "!!null":
		g.At(n, "%s: write a value, or leave the key out", key)
		return n, false
	}
	return n, true
}

// List returns the scalars of a list; a single scalar counts as a list of one.
func (g *Group) List(key string) []*yaml.Node {
	n := g.Fields[key]
	if n == nil {
		return nil
	}
	elems := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		elems = n.Content
	}
	if len(elems) == 0 {
		g.At(n, "%s: the list is empty: write at least one element, or leave the key out", key)
	}
	var out []*yaml.Node
	for _, e := range elems {
		if e.Kind != yaml.ScalarNode || e.Value == "" || e.ShortTag() == "!!null" {
			g.At(e, "%s: write a plain text", key)
			continue
		}
		out = append(out, e)
	}
	return out
}

// Truth is the value of a key that is true or false; absent: def.
func (g *Group) Truth(key string, def bool) bool {
	n, ok := g.scalar(key)
	if !ok {
		return def
	}
	switch n.Value {
	case "true", "yes", "on":
		return true
	case "false", "no", "off":
		return false
	}
	g.At(n, "%s: %q is neither yes nor no: write true or false", key, n.Value)
	return def
}

// Word is the value of a key that is one of a few words; absent: def.
func (g *Group) Word(key, def string, valid ...string) string {
	n, ok := g.scalar(key)
	if !ok {
		return def
	}
	if !slices.Contains(valid, n.Value) {
		g.At(n, "%s: unknown value %q: %s", key, n.Value, Instead(n.Value, valid))
		return def
	}
	return n.Value
}

// Index is the value of a key that is an index or one of the words; absent: def.
func (g *Group) Index(key string, def int, words map[string]int) int {
	n, ok := g.scalar(key)
	if !ok {
		return def
	}
	if v, ok := words[n.Value]; ok {
		return v
	}
	v, err := strconv.Atoi(n.Value)
	if err != nil || v < 0 || v > 99 || n.Value != strconv.Itoa(v) {
		var or strings.Builder
		for _, w := range []string{"receiver", "context", "any", "none"} {
			if _, ok := words[w]; ok {
				or.WriteString(", or " + w)
			}
		}
		g.At(n, "%s: %q is no index: write a number from 0%s", key, n.Value, or.String())
		return def
	}
	return v
}
