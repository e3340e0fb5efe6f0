package document

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Problem is a mistake in a document. It says what is wrong and what to write instead.
type Problem struct {
	Place
	Text string
}

// A Place is where something stands in a document.
type Place struct {
	File      string
	Line, Col int
	Path      string // sinks[0].category, in a document that is no file; otherwise ""
}

func (p Place) String() string {
	switch {
	case p.Path != "":
		return p.File + ": " + p.Path
	case p.Line == 0: // the whole of a document that is no file
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Error does not say the last key twice, which a path ends with and a text often begins with.
func (p *Problem) Error() string {
	key := p.Path[strings.LastIndexByte(p.Path, '.')+1:]
	if key == "" {
		return p.Place.String() + ": " + p.Text
	}
	return p.Place.String() + ": " + strings.TrimPrefix(p.Text, key+": ")
}

// Problems collects the mistakes of one document.
type Problems struct {
	File  string
	Paths map[*yaml.Node]string // of the nodes of a document that is no file; otherwise nil
	list  []*Problem
}

// Place is where a node stands.
func (p *Problems) Place(n *yaml.Node) Place {
	if path, ok := p.Paths[n]; ok {
		return Place{File: p.File, Path: path}
	}
	return Place{File: p.File, Line: max(n.Line, 1), Col: max(n.Column, 1)}
}

// At notes a mistake.
func (p *Problems) At(n *yaml.Node, format string, args ...any) {
	p.list = append(p.list, &Problem{p.Place(n), fmt.Sprintf(format, args...)})
}

// Err joins the problems in the order of the document.
func (p *Problems) Err() error {
	slices.SortStableFunc(p.list, func(a, b *Problem) int {
		return a.Compare(b.Place)
	})
	errs := make([]error, len(p.list))
	for i, e := range p.list {
		errs[i] = e
	}
	return errors.Join(errs...)
}

// Compare orders places of one document.
func (p Place) Compare(o Place) int {
	return cmp.Or(cmp.Compare(p.Line, o.Line), cmp.Compare(p.Col, o.Col), cmp.Compare(p.Path, o.Path))
}
