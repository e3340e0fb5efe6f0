package document

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// A Group is a mapping: what it names, and what it says of it.
type Group struct {
	*Problems
	Role   string // the key that the mapping stands under, for messages
	Node   *yaml.Node
	Fields map[string]*yaml.Node

	misspelt bool // it has a key that is not valid
}

// NewGroup reads the keys of an element of a list. Whether they are valid, Only says.
func NewGroup(p *Problems, role string, n *yaml.Node) (*Group, bool) {
	if n.Kind != yaml.MappingNode {
		p.At(n, "%s: a group is a mapping: write the keys of one group below each dash", role)
		return nil, false
	}
	g := &Group{Problems: p, Role: role, Node: n, Fields: map[string]*yaml.Node{}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		if g.Fields[k.Value] != nil {
			p.At(k, "duplicate key %q in %s: write it once", k.Value, role)
			continue
		}
		g.Fields[k.Value] = n.Content[i+1]
	}
	return g, true
}

// Only reports keys that are not among valid.
func (g *Group) Only(valid []string) {
	for i := 0; i+1 < len(g.Node.Content); i += 2 {
		if k := g.Node.Content[i]; !slices.Contains(valid, k.Value) {
			g.misspelt = true
			g.At(k, "unknown key %q in %s: %s", k.Value, g.Role, Instead(k.Value, valid))
		}
	}
}

// Missing reports that a key is not there, unless it may be the one that is misspelt.
func (g *Group) Missing(key, hint string) {
	if !g.misspelt {
		g.At(g.Node, "missing key %q in %s: %s", key, g.Role, hint)
	}
}

// Need is Text for a key that must be there.
func (g *Group) Need(key, hint string) string {
	if g.Fields[key] == nil {
		g.Missing(key, hint)
	}
	return g.Text(key)
}
