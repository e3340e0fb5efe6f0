package fragment

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Kind is the kind of a source.
type Kind uint8

// The kinds of sources.
const (
	In       Kind = iota // I: index of the input
	Result               // N: site, I: result
	CellSrc              // N: cell
	FuncSrc              // Key: ID of a function used as a value
	Closure              // Key: ID of a Bind
	Global               // Key: package variable
	Field                // Key: type.field, whatever value holds it
	Concrete             // Key: dynamic type of an interface value
	Dynamic              // the dynamic type of the interface value is not known here
)

// Source is one place that a value may come from. Pointers and what they point to are
// one and the same source; Path names fields (".f") and elements ("[]") below it.
type Source struct {
	Kind Kind
	N, I int
	Key  string
	Path string
}

// Value is the sorted set of sources that a value may come from. An empty value comes
// from nowhere that matters: constants, arithmetic, plain data.
type Value []Source

// maxSources bounds a value. What is lost beyond it are function values and handles that
// may come from more than that many places: calls of them stay unresolved.
const maxSources = 24

// maxPath bounds the elements of a path. Beyond it the path is cut, so that the source
// stands for everything below: recursive data structures need a bound.
const maxPath = 4

// JoinPath appends path elements and cuts what is over the bound.
func JoinPath(a, b string) string {
	p := a + b
	n := 0
	for i := range len(p) {
		if p[i] == '.' || p[i] == '[' {
			n++
			if n > maxPath {
				return p[:i]
			}
		}
	}
	return p
}

// At returns the value below path.
func (v Value) At(path string) Value {
	if path == "" || len(v) == 0 {
		return v
	}
	out := make(Value, 0, len(v))
	for _, s := range v {
		if s.Kind == Concrete {
			continue
		}
		s.Path = JoinPath(s.Path, path)
		out = append(out, s)
	}
	return out.normal()
}

func compareSources(a, b Source) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.N, b.N), cmp.Compare(a.I, b.I),
		strings.Compare(a.Key, b.Key), strings.Compare(a.Path, b.Path))
}

// NewValue returns the value with the given sources.
func NewValue(sources []Source) Value { return Value(sources).normal() }

func (v Value) normal() Value {
	slices.SortFunc(v, compareSources)
	v = slices.Compact(v)
	if len(v) > maxSources {
		v = v[:maxSources:maxSources]
	}
	return slices.Clip(v)
}

// Union returns the sources of both.
func (v Value) Union(w Value) Value {
	return append(slices.Clone(v), w...).normal()
}

// SameRoot reports whether the sources name the same place, paths aside.
func (s Source) SameRoot(t Source) bool {
	return s.Kind == t.Kind && s.N == t.N && s.I == t.I && s.Key == t.Key
}

// Within reports whether s is t or something below it.
func (s Source) Within(t Source) bool {
	if !s.SameRoot(t) {
		return false
	}
	rest, ok := strings.CutPrefix(s.Path, t.Path)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// String returns the source in a form for tests and debugging.
func (s Source) String() string {
	n := strconv.Itoa
	switch s.Kind {
	case In:
		return "in" + n(s.I) + s.Path
	case Result:
		return "s" + n(s.N) + "#" + n(s.I) + s.Path
	case CellSrc:
		return "c" + n(s.N) + s.Path
	case FuncSrc:
		return "func " + s.Key
	case Closure:
		return "bind " + s.Key
	case Global:
		return "var " + s.Key + s.Path
	case Field:
		return "field " + s.Key
	case Concrete:
		return "type " + s.Key
	case Dynamic:
		return "dynamic"
	}
	return "?"
}
