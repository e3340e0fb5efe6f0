package inferred

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/txspill/txspill/passes/link"
)

// why begins the comments above a group that was inferred.
const why = "# inferred: "

// edit replaces the lines from first up to end, counted from 1, by text.
type edit struct {
	first, end int
	text       string
}

// edits takes the groups that were inferred out of a section, and puts rules at its end.
func (s *section) edits(d *document, rules []link.Rule) ([]edit, error) {
	var out []edit
	left := 0
	indent := "  "
	for _, group := range s.list.Content {
		if s.list.Style&yaml.FlowStyle == 0 {
			line := d.lines[group.Line-1]
			indent = line[:len(line)-len(strings.TrimLeft(line, " "))]
		}
		if !isOurs(group) {
			left++
			continue
		}
		if s.list.Style&yaml.FlowStyle != 0 || group.Style&yaml.FlowStyle != 0 {
			return nil, fmt.Errorf("%s:%d: %s: write what was inferred as a group of its own, with a key on each line",
				d.name, group.Line, s.role)
		}
		first := group.Line
		for first > 1 && strings.HasPrefix(strings.TrimSpace(d.lines[first-2]), why) {
			first--
		}
		out = append(out, edit{first: first, end: last(group) + 1})
	}
	switch {
	case len(rules) > 0 && (s.list.Style&yaml.FlowStyle != 0 || len(s.list.Content) == 0):
		return nil, fmt.Errorf("%s:%d: %s: write a list of groups, each below the key and after a dash: then more can be added to it",
			d.name, s.first, s.role)
	case len(rules) > 0:
		var b bytes.Buffer
		groups(&b, indent, rules)
		out = append(out, edit{first: s.tail(d), end: s.tail(d), text: b.String()})
	case left == 0 && len(out) > 0: // nothing is left below the key
		out = append(out, edit{first: s.first, end: s.first + 1})
	}
	return out, nil
}

// tail is the line after the last one with something of the section on it: blank lines and comments
// before the next key are the next key's.
func (s *section) tail(d *document) int {
	at := s.end
	for at > s.first+1 {
		line := strings.TrimSpace(d.lines[at-2])
		if line != "" && !strings.HasPrefix(line, "#") {
			break
		}
		at--
	}
	return at
}

// last is the last line of a node.
func last(n *yaml.Node) int {
	line := n.Line
	if n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		line += strings.Count(n.Value, "\n")
	}
	for _, c := range n.Content {
		line = max(line, last(c))
	}
	return line
}

// apply makes a text of the lines with the edits, and of what more adds at the end.
func (d *document) apply(edits []edit, more func(*bytes.Buffer)) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.first - b.first })
	var b bytes.Buffer
	next := 1
	for _, e := range edits {
		for ; next < e.first; next++ {
			b.WriteString(d.lines[next-1])
		}
		b.WriteString(e.text)
		next = max(next, e.end)
	}
	for ; next <= len(d.lines); next++ {
		b.WriteString(d.lines[next-1])
	}
	more(&b)
	return b.Bytes()
}

// groups writes rules as groups of a list.
func groups(b *bytes.Buffer, indent string, rules []link.Rule) {
	for _, r := range rules {
		fmt.Fprintf(b, "%s%s%s\n", indent, why, r.Why)
		fmt.Fprintf(b, "%s- names: [%s]\n", indent, r.Name)
		for _, k := range r.Keys {
			fmt.Fprintf(b, "%s  %s: %s\n", indent, k.Name, plain(k.Value))
		}
		fmt.Fprintf(b, "%s  inferred: true\n", indent)
	}
}

// plain writes a value, in quotes if it could be read as anything else than text.
func plain(s string) string {
	if strings.ContainsAny(s, ":#{}[],&*!|>'\"%@`") || strings.TrimSpace(s) != s {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return s
}
