package lower

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// isInstance reports whether t is an instance of a generic type, or a pointer to one.
func isInstance(t types.Type) bool {
	named, ok := types.Unalias(pointee(t)).(*types.Named)
	return ok && named.Origin().TypeParams() != nil
}

// KeptAt returns the key of what lies at a path below a value of type t, when a generic type has it in
// one of its fields, and the type of it there; "" when none has.
func KeptAt(t types.Type, path string) (key string, at types.Type) {
	for path != "" {
		t = pointee(t)
		if strings.HasPrefix(path, "[]") {
			elem, ok := t.Underlying().(interface{ Elem() types.Type })
			if !ok {
				return "", nil
			}
			if key != "" {
				key += "[]"
			}
			t, path = elem.Elem(), path[2:]
			continue
		}
		name := path[1:]
		if end := strings.IndexAny(name, ".["); end >= 0 {
			name = name[:end]
		}
		field := Field(t, name)
		if field == nil {
			return "", nil
		}
		switch {
		case isInstance(t):
			key = typeKey(t) + "." + name
		case isNamedType(t):
			key = ""
		case key != "":
			key += "." + name
		}
		t, path = field.Type(), path[1+len(name):]
	}
	return key, t
}

// Generics calls visit with the instances of generic types at t and in the fields below it, and with
// their keys.
func Generics(t types.Type, visit func(inst types.Type, key string)) { generics(t, maxReach, visit) }

func generics(t types.Type, depth int, visit func(types.Type, string)) {
	t = pointee(t)
	st, ok := t.Underlying().(*types.Struct)
	if !ok || depth == 0 {
		return
	}
	if isInstance(t) {
		visit(t, typeKey(t))
	}
	for f := range st.Fields() {
		generics(f.Type(), depth-1, visit)
	}
}

func isNamedType(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.Named)
	return ok
}

// instances notes the arguments that are of a generic type.
func (f *funcLowering) instances(s *fragment.Site, common *ssa.CallCommon) {
	first := len(s.Args)
	for i, a := range common.Args {
		if !isInstance(a.Type()) {
			continue
		}
		if s.Instances == nil {
			s.Instances = make([]types.Type, first+len(common.Args))
		}
		s.Instances[first+i] = a.Type()
	}
}
