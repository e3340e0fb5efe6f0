package catalog

import (
	"fmt"
	"go/types"
	"strings"
	"unicode"
)

// A name is the parsed form of (*types.Func).FullName: a package function
// (net/http.Get), a method ((*net/http.Client).Do) or an interface method
// ((net/http.RoundTripper).RoundTrip).
type name struct {
	pkg string // import path
	typ string // type that declares the method, "" for a package function
	ptr bool   // the receiver is a pointer
	fn  string
}

// recv is the receiver as FullName prints it, with parentheses; "" for a function.
func (n name) recv() string {
	switch {
	case n.typ == "":
		return ""
	case n.ptr:
		return "(*" + n.pkg + "." + n.typ + ")"
	}
	return "(" + n.pkg + "." + n.typ + ")"
}

func (n name) String() string {
	if n.typ == "" {
		return n.pkg + "." + n.fn
	}
	return n.recv() + "." + n.fn
}

// otherwise is the name with a pointer instead of a value as receiver, or the other way round.
func (n name) otherwise() string {
	n.ptr = !n.ptr
	return n.String()
}

// dropTypeArgs removes the type parameters of a receiver, which FullName prints in several
// ways: everything from the first [ to the last ].
func dropTypeArgs(s string) string {
	i := strings.IndexByte(s, '[')
	j := strings.LastIndexByte(s, ']')
	if i < 0 || j < i {
		return s
	}
	return s[:i] + s[j+1:]
}

// fullName is the name under which the tables know fn.
func fullName(fn *types.Func) string { return dropTypeArgs(fn.FullName()) }

// FullName is the name under which the tables know a function or method.
func FullName(fn *types.Func) string { return fullName(fn.Origin()) }

// parseName reads a function or method name.
func parseName(s string) (name, error) {
	if !strings.HasPrefix(s, "(") {
		if i := strings.Index(s, ".("); i > 0 {
			return name{}, fmt.Errorf("malformed name %q: write the package inside the parentheses, (*%s.T).Method",
				s, s[:i])
		}
		pkg, fn, ok := cutLast(s, ".")
		n := name{pkg: pkg, fn: fn}
		if !ok || !validPath(pkg) || !validIdent(fn) {
			return name{}, malformed(s)
		}
		return n, nil
	}
	recv, fn, ok := cutLast(s, ").")
	if !ok {
		return name{}, malformed(s)
	}
	typ, ptr, err := parseType(recv[1:])
	if err != nil || !validIdent(fn) {
		return name{}, malformed(s)
	}
	return name{pkg: typ.pkg, typ: typ.name, ptr: ptr, fn: fn}, nil
}

func malformed(s string) error {
	return fmt.Errorf("malformed name %q: write path/to/pkg.Func, (*path/to/pkg.Type).Method or "+
		"(path/to/pkg.Interface).Method", s)
}

// A typeName is a named type as the tables write it, without * and type arguments.
type typeName struct{ pkg, name string }

func (t typeName) String() string { return t.pkg + "." + t.name }

// parseType reads a type: [*]path/to/pkg.Name, with or without type arguments.
func parseType(s string) (t typeName, ptr bool, err error) {
	body, ptr := strings.CutPrefix(dropTypeArgs(s), "*")
	pkg, id, ok := cutLast(body, ".")
	if !ok || !validPath(pkg) || !validIdent(id) {
		return t, false, fmt.Errorf("malformed type %q: write path/to/pkg.Type or *path/to/pkg.Type", s)
	}
	return typeName{pkg, id}, ptr, nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// validPath reports whether s can be an import path.
func validPath(s string) bool {
	if s == "" || strings.Contains(s, "//") || strings.HasPrefix(s, "/") || strings.HasSuffix(s, "/") {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-._~/+", r) {
			return false
		}
	}
	return true
}

// validIdent reports whether s is a Go identifier.
func validIdent(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}
