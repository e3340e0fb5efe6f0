package sight

import (
	"go/types"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// Stored returns what the tables say of the functions kept under a key of lower (path/to/pkg.Type.field or
// path/to/pkg.variable), or nil; lookup finds packages by their import path.
func Stored(cat *catalog.Catalog, key string, lookup func(path string) *types.Package) *catalog.Entry {
	owner, name, ok := CutLast(key)
	if !ok {
		return nil
	}
	if pkg := lookup(owner); pkg != nil {
		return cat.Stored(pkg, "", name)
	}
	path, typ, ok := CutLast(owner)
	if !ok {
		return nil
	}
	if pkg := lookup(path); pkg != nil {
		return cat.Stored(pkg, typ, name)
	}
	return nil
}

// CutLast splits a key around its last dot.
func CutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, '.')
	if i < 0 {
		return "", "", false
	}
	return s[:i], s[i+1:], true
}
