package document

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Root parses YAML down to its top-level mapping; nil when there is none. hint says what the
// mapping is to hold.
func Root(p *Problems, data []byte, hint string) *yaml.Node {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if blank(string(data)) {
		return nil
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		p.syntax(err)
		return nil
	}
	if len(doc.Content) == 0 || doc.Content[0].ShortTag() == "!!null" {
		return nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		p.At(root, "%s", hint)
		return nil
	}
	if n, what := unsupported(root); n != nil {
		p.At(n, "%s", what)
		return nil
	}
	return root
}

// syntax reports what the YAML parser says.
func (p *Problems) syntax(err error) {
	n := &yaml.Node{Line: 1, Column: 1}
	text := err.Error()
	var le *yaml.LoadError
	if errors.As(err, &le) {
		text = le.Message
		n.Line, n.Column = le.Mark.Line, le.Mark.Column
	}
	p.At(n, "not valid YAML: %s", strings.TrimPrefix(text, "yaml: "))
}

// blank reports whether a document has nothing but comments.
func blank(s string) bool {
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// unsupported finds something below n that is not supported, and says what it is.
func unsupported(n *yaml.Node) (at *yaml.Node, what string) {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		return n, "anchors and aliases are not supported: write the values out"
	case n.Style&yaml.TaggedStyle != 0:
		return n, "tags are not supported: write the value alone"
	}
	for _, c := range n.Content {
		if at, what := unsupported(c); at != nil {
			return at, what
		}
	}
	return nil, ""
}
