package solver

import (
	"go/types"
	"strings"

	"github.com/txspill/txspill/passes/internal/lower"
)

// keptIn returns the functions that may be kept at a path below a value of an instance of a
// generic type: of those that are kept there in any instance the ones that fit this one. A
// Hook[Order] does not call what was added to a Hook[User].
func (e *Engine) keptIn(inst types.Type, path string, args []arg) []target {
	key, at := lower.KeptAt(inst, path)
	if key == "" {
		return nil
	}
	want, ok := at.Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	return e.keptFuncs(key, args, func(f *keptFunc) bool {
		sig := e.signature(f.id)
		return sig != nil && fits(sig.Params(), want.Params()) && fits(sig.Results(), want.Results())
	})
}

// keptBelow calls visit with the functions that calls of what is passed may reach this way; types that
// are no instances are nil.
func (e *Engine) keptBelow(passed []types.Type, visit func(id string)) {
	for _, t := range passed {
		if t == nil {
			continue
		}
		lower.Generics(t, func(inst types.Type, owner string) {
			for _, key := range e.fields[owner] {
				for _, f := range e.keptIn(inst, key[len(owner):], nil) {
					visit(f.id)
				}
			}
		})
	}
}

// ownerOf returns the type in the key of a field, "" for other keys.
func ownerOf(key string) string {
	slash := strings.LastIndexByte(key, '/') + 1
	pkg, rest, _ := strings.Cut(key[slash:], ".")
	name, _, ok := strings.Cut(rest, ".")
	if !ok {
		return ""
	}
	return key[:slash+len(pkg)+1+len(name)]
}

func (e *Engine) signature(id string) *types.Signature {
	if n, ok := e.nodes[id]; ok {
		return n.Sig
	}
	if obj := e.refs[id]; obj != nil {
		return obj.Signature()
	}
	return nil
}

// fits reports whether the types of a function kept are those wanted. One made in a generic
// function speaks of that one's type parameters, which can be anything.
func fits(kept, want *types.Tuple) bool {
	if kept.Len() != want.Len() {
		return false
	}
	for i := range kept.Len() {
		if t := kept.At(i).Type(); !types.Identical(t, want.At(i).Type()) && !lower.Open(t) {
			return false
		}
	}
	return true
}
