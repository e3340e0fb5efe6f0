package catalog

import (
	"go/types"
	"slices"
	"strings"
)

// A hookRule describes methods that a library calls on model types inside a transaction
// that it opened itself.
type hookRule struct {
	hook       Hook
	imports    string // the package that declares the model imports this one
	methods    []string
	signatures []string
}

func (t *table) readHook(g *group) {
	h := &hookRule{
		hook: Hook{
			Lib:    g.Need("lib", "write the name of the library"),
			Handle: g.Index("handle", None, map[string]int{"none": None}),
		},
		imports: g.Need("imports", "write the package of the library that declares the models import"),
		methods: globs(g, "methods"),
	}
	if h.imports != "" && !validPath(h.imports) {
		g.At(g.Fields["imports"], "imports: malformed package %q: write path/to/pkg", h.imports)
	} else if h.imports != "" {
		t.note(refPackage, h.imports, g, g.Fields["imports"])
	}
	for _, n := range g.List("signatures") {
		if !strings.HasPrefix(n.Value, "func(") {
			g.At(n, "signatures: malformed signature %q: write func(*path/to/pkg.Type) error, without parameter names",
				n.Value)
		}
		h.signatures = append(h.signatures, n.Value)
	}
	if g.Fields["methods"] == nil || g.Fields["signatures"] == nil {
		g.At(g.Node, "missing key \"methods\" or \"signatures\" in hooks: write both")
	}
	t.hooks = append(t.hooks, h)
}

// match reports whether fn, a method declared in a package with these imports, is a hook.
func (h *hookRule) match(fn *types.Func) bool {
	return matchMethod(h.methods, fn.Name()) && slices.Contains(h.signatures, signature(fn.Signature()))
}

// signature is the text of a signature without the names of parameters and results:
// func(*gorm.io/gorm.DB) error.
func signature(sig *types.Signature) string {
	var b strings.Builder
	b.WriteString("func(" + tuple(sig.Params(), sig.Variadic()) + ")")
	switch sig.Results().Len() {
	case 0:
	case 1:
		b.WriteString(" " + tuple(sig.Results(), false))
	default:
		b.WriteString(" (" + tuple(sig.Results(), false) + ")")
	}
	return b.String()
}

func tuple(t *types.Tuple, variadic bool) string {
	var list []string
	for v := range t.Variables() {
		list = append(list, types.TypeString(types.Unalias(v.Type()), nil))
	}
	if n := len(list); variadic && n > 0 {
		list[n-1] = "..." + strings.TrimPrefix(list[n-1], "[]")
	}
	return strings.Join(list, ", ")
}
