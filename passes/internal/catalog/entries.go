package catalog

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Entries returns what the rules say, a name at a time where a group lists names: the text is a
// group of its own, on one line. They are in the order of the roles, then of the file.
func (r *Rules) Entries() ([]Named, error) {
	var out []Named
	for _, role := range topKeys() {
		for _, g := range r.table.groups {
			if g.Role != role {
				continue
			}
			for _, s := range singles(g) {
				text, err := oneLine(s.group)
				if err != nil {
					return nil, err
				}
				out = append(out, Named{Place: g.Place(s.at), Role: role, Text: text})
			}
		}
	}
	return out, nil
}

// A single is a group of one name.
type single struct{ at, group *yaml.Node }

// singles splits a group that lists names into groups of one name each.
func singles(g *group) (out []single) {
	if g.Role == roleHooks || g.Role == roleReadOnly || g.Role == roleFamilies {
		return []single{{g.Node, g.Node}}
	}
	lists := []string{"names", "promoted", "types", "packages", "receivers"}
	var rest []*yaml.Node
	for i := 0; i+1 < len(g.Node.Content); i += 2 {
		if !slices.Contains(lists, g.Node.Content[i].Value) {
			rest = append(rest, g.Node.Content[i], g.Node.Content[i+1])
		}
	}
	for i := 0; i+1 < len(g.Node.Content); i += 2 {
		k, v := g.Node.Content[i], g.Node.Content[i+1]
		if !slices.Contains(lists, k.Value) {
			continue
		}
		elems := []*yaml.Node{v}
		if v.Kind == yaml.SequenceNode {
			elems = v.Content
		}
		for _, e := range elems {
			one := slices.Clone(rest)
			if k.Value != "receivers" { // methods belong to receivers alone
				one = without(rest, "methods")
			}
			out = append(out, single{e, &yaml.Node{
				Kind: yaml.MappingNode, Content: append([]*yaml.Node{k, e}, one...),
			}})
		}
	}
	return out
}

func without(pairs []*yaml.Node, key string) (out []*yaml.Node) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i].Value != key {
			out = append(out, pairs[i], pairs[i+1])
		}
	}
	return out
}

// oneLine writes a group on one line, without its comments.
func oneLine(n *yaml.Node) (string, error) {
	data, err := yaml.Dump(plain(n), yaml.WithLineWidth(-1))
	return strings.TrimSpace(string(data)), err
}

func plain(n *yaml.Node) *yaml.Node {
	c := &yaml.Node{Kind: n.Kind, Tag: n.Tag, Value: n.Value, Style: n.Style &^ (yaml.LiteralStyle | yaml.FoldedStyle)}
	if n.Kind != yaml.ScalarNode {
		c.Style |= yaml.FlowStyle
	}
	for _, e := range n.Content {
		c.Content = append(c.Content, plain(e))
	}
	return c
}
