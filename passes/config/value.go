package config

import (
	"strconv"

	"go.yaml.in/yaml/v4"
)

// Names is a list of texts; a single one need not be written as a list.
type Names []string

// UnmarshalYAML implements yaml.Unmarshaler.
func (v *Names) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.SequenceNode {
		*v = Names{n.Value}
		return nil
	}
	*v = nil
	for _, c := range n.Content {
		*v = append(*v, c.Value)
	}
	return nil
}

// Text is a plain text.
type Text string

// UnmarshalYAML implements yaml.Unmarshaler: a number or date is taken as it is written.
func (v *Text) UnmarshalYAML(n *yaml.Node) error {
	*v = Text(n.Value)
	return nil
}

// Word is one of a few words.
type Word string

// Index is the number of a parameter or result, or a word.
type Index string

// UnmarshalYAML implements yaml.Unmarshaler.
func (v *Index) UnmarshalYAML(n *yaml.Node) error {
	*v = Index(n.Value)
	return nil
}

// MarshalYAML implements yaml.Marshaler.
func (v Index) MarshalYAML() (any, error) {
	if i, err := strconv.Atoi(string(v)); err == nil {
		return i, nil
	}
	return string(v), nil
}

// Truth is on or off.
type Truth bool

// UnmarshalYAML implements yaml.Unmarshaler.
func (v *Truth) UnmarshalYAML(n *yaml.Node) error {
	*v = n.Value == "true" || n.Value == "yes" || n.Value == "on"
	return nil
}

// UnmarshalYAML implements yaml.Unmarshaler.
func (v *Level) UnmarshalYAML(n *yaml.Node) error {
	switch *v = Level(n.Value); n.Value {
	case "true", "yes", "on":
		*v = Error
	case "false", "no":
		*v = Off
	}
	return nil
}
