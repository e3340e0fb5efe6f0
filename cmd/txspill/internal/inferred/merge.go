package inferred

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/txspill/txspill/passes/link"
)

// Result is a configuration with what was inferred.
type Result struct {
	Text    []byte
	Written int // rules that it has
	New     int // of these, rules that it did not have before
	Gone    int // rules that it had, and that no longer hold
}

// Merge puts rules into a configuration in place of those that were inferred earlier. The old text
// must be a configuration without mistakes; it may be empty. Rules of which people speak themselves,
// in whatever role, are left out. The error names the line that cannot be merged, as name:line.
func Merge(name string, old []byte, rules []link.Rule) (*Result, error) {
	d, err := newDocument(name, old)
	if err != nil {
		return nil, err
	}
	byRole := map[string][]link.Rule{}
	var roles []string
	res := &Result{}
	for _, r := range rules {
		if d.theirs[r.Name] {
			continue
		}
		if byRole[r.Role] == nil {
			roles = append(roles, r.Role)
		}
		byRole[r.Role] = append(byRole[r.Role], r)
		res.Written++
		if !d.ours[r.Role+" "+r.Name] {
			res.New++
		}
	}
	res.Gone = len(d.ours) - (res.Written - res.New)
	var edits []edit
	for _, s := range d.sections {
		e, err := s.edits(d, byRole[s.role])
		if err != nil {
			return nil, err
		}
		edits = append(edits, e...)
		roles = slices.DeleteFunc(roles, func(r string) bool { return r == s.role })
	}
	res.Text = d.apply(edits, func(b *bytes.Buffer) {
		for _, role := range roles {
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(role + ":\n")
			groups(b, "  ", byRole[role])
		}
	})
	return res, nil
}

// document is a configuration in lines.
type document struct {
	name     string
	lines    []string
	sections []section
	theirs   map[string]bool // names that people speak of
	ours     map[string]bool // role and name of what was inferred earlier
}

// section is a role that the configuration has.
type section struct {
	role  string
	list  *yaml.Node
	first int // line of the key
	end   int // line after the last one that belongs to it
}

func newDocument(name string, old []byte) (*document, error) {
	d := &document{name: name, theirs: map[string]bool{}, ours: map[string]bool{}}
	if len(old) > 0 {
		d.lines = strings.SplitAfter(string(old), "\n")
		if last := len(d.lines) - 1; d.lines[last] == "" {
			d.lines = d.lines[:last]
		} else {
			d.lines[last] += "\n"
		}
	}
	var root yaml.Node
	if err := yaml.Unmarshal(old, &root); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode {
		return d, nil
	}
	top := root.Content[0].Content
	for i := 0; i+1 < len(top); i += 2 {
		if top[i+1].Kind != yaml.SequenceNode {
			continue
		}
		s := section{role: top[i].Value, list: top[i+1], first: top[i].Line, end: len(d.lines) + 1}
		if i+2 < len(top) {
			s.end = top[i+2].Line
		}
		d.sections = append(d.sections, s)
		for _, group := range s.list.Content {
			d.note(s.role, group)
		}
	}
	return d, nil
}

// note notes whom a group speaks of.
func (d *document) note(role string, group *yaml.Node) {
	for _, name := range values(group, "names", "promoted") {
		if isOurs(group) {
			d.ours[role+" "+name] = true
		} else {
			d.theirs[name] = true
		}
	}
}

// isOurs reports whether a group was inferred.
func isOurs(group *yaml.Node) bool {
	v := values(group, "inferred")
	return len(v) == 1 && (v[0] == "true" || v[0] == "yes")
}

// values returns the plain values of some keys of a mapping.
func values(group *yaml.Node, keys ...string) []string {
	var out []string
	for i := 0; i+1 < len(group.Content); i += 2 {
		if !slices.Contains(keys, group.Content[i].Value) {
			continue
		}
		v := group.Content[i+1]
		if v.Kind == yaml.ScalarNode {
			out = append(out, v.Value)
		}
		for _, e := range v.Content {
			out = append(out, e.Value)
		}
	}
	return out
}
