package catalog

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// auto marks an index that is worked out from the signature of the function at hand.
const auto = -100

// A group is one element of a role's list: what it names, and what it says of it.
type group struct {
	*problems
	role   string
	node   *yaml.Node
	fields map[string]*yaml.Node
}

// newGroup reads the keys of a group. keys nil: any key, checked later.
func newGroup(p *problems, role string, n *yaml.Node) (*group, bool) {
	if n.Kind != yaml.MappingNode {
		p.at(n, "%s: a group is a mapping: write the keys of one group below each dash", role)
		return nil, false
	}
	g := &group{problems: p, role: role, node: n, fields: map[string]*yaml.Node{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		if g.fields[k.Value] != nil {
			p.at(k, "duplicate key %q in %s: write it once", k.Value, role)
			continue
		}
		g.fields[k.Value] = n.Content[i+1]
	}
	return g, true
}

// only reports keys that are not among valid.
func (g *group) only(valid []string) {
	for i := 0; i+1 < len(g.node.Content); i += 2 {
		if k := g.node.Content[i]; !slices.Contains(valid, k.Value) {
			g.at(k, "unknown key %q in %s: %s", k.Value, g.role, instead(k.Value, valid))
		}
	}
}

// text is the value of a key that holds a plain string.
func (g *group) text(key string) string {
	n := g.fields[key]
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode || n.Value == "" || n.ShortTag() == "!!null" {
		g.at(n, "%s: write a plain text", key)
		return ""
	}
	return n.Value
}

// scalar returns the value of a key if it is plain, and reports it if it is not.
func (g *group) scalar(key string) (n *yaml.Node, ok bool) {
	n = g.fields[key]
	if n != nil && n.Kind != yaml.ScalarNode {
		g.at(n, "%s: write a plain text", key)
	}
	return n, n != nil && n.Kind == yaml.ScalarNode
}

// need is text for a key that must be there.
func (g *group) need(key, hint string) string {
	if g.fields[key] == nil {
		g.at(g.node, "missing key %q in %s: %s", key, g.role, hint)
	}
	return g.text(key)
}

// list returns the scalars of a list; a single scalar counts as a list of one.
func (g *group) list(key string) []*yaml.Node {
	n := g.fields[key]
	if n == nil {
		return nil
	}
	elems := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		elems = n.Content
	}
	if len(elems) == 0 {
		g.at(n, "%s: the list is empty: write at least one element, or leave the key out", key)
	}
	var out []*yaml.Node
	for _, e := range elems {
		if e.Kind != yaml.ScalarNode || e.Value == "" || e.ShortTag() == "!!null" {
			g.at(e, "%s: write a plain text", key)
			continue
		}
		out = append(out, e)
	}
	return out
}

// globs is list for identifier globs.
func (g *group) globs(key string) []string {
	var out []string
	for _, n := range g.list(key) {
		if err := checkIdentGlob(n.Value); err != nil {
			g.at(n, "%s: %v", key, err)
			continue
		}
		out = append(out, n.Value)
	}
	return out
}

// truth is the value of a key that is true or false; absent: def.
func (g *group) truth(key string, def bool) bool {
	n, ok := g.scalar(key)
	if !ok {
		return def
	}
	switch n.Value {
	case "true", "yes":
		return true
	case "false", "no":
		return false
	}
	g.at(n, "%s: %q is neither yes nor no: write true or false", key, n.Value)
	return def
}

// word is the value of a key that is one of a few words; absent: def.
func (g *group) word(key, def string, valid ...string) string {
	n, ok := g.scalar(key)
	if !ok {
		return def
	}
	if !slices.Contains(valid, n.Value) {
		g.at(n, "%s: unknown value %q: %s", key, n.Value, instead(n.Value, valid))
		return def
	}
	return n.Value
}

// index is the value of a key that is an index or one of the words; absent: def.
func (g *group) index(key string, def int, words map[string]int) int {
	n, ok := g.scalar(key)
	if !ok {
		return def
	}
	if v, ok := words[n.Value]; ok {
		return v
	}
	v, err := strconv.Atoi(n.Value)
	if err != nil || v < 0 || v > 99 {
		var or strings.Builder
		for _, w := range []string{"receiver", "context", "any", "none"} {
			if _, ok := words[w]; ok {
				or.WriteString(", or " + w)
			}
		}
		g.at(n, "%s: %q is no index: write a number from 0%s", key, n.Value, or.String())
		return def
	}
	return v
}
