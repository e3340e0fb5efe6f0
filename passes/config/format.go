package config

import (
	"go.yaml.in/yaml/v4"

	"github.com/txspill/txspill/passes/internal/document"
)

// Format writes a configuration as YAML.
func Format(f *File) ([]byte, error) { return yaml.Dump(f) }

// Unformat reads a configuration as data. It is as strict as Parse.
func Unformat(name string, data []byte) (*File, error) {
	if _, err := Parse(name, data); err != nil {
		return nil, err
	}
	f := &File{}
	root := document.Root(&document.Problems{File: name}, data, hint)
	if root == nil {
		return f, nil
	}
	return f, root.Decode(f)
}
