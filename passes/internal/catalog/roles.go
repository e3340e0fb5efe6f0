package catalog

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// typeList reads a list of types.
func (t *table) typeList(g *group, key string) (names []typeName, nodes []*yaml.Node) {
	for _, n := range g.List(key) {
		tn, _, err := parseType(n.Value)
		if err != nil {
			g.At(n, "%s: %v", key, err)
			continue
		}
		names, nodes = append(names, tn), append(nodes, n)
		t.note(refType, n.Value, g, n)
	}
	return names, nodes
}

func (t *table) readHandles(g *group) {
	if g.Fields["types"] == nil {
		g.Missing("types", "write the types that the group speaks of")
	}
	h := handleAttrs(g)
	names, nodes := t.typeList(g, "types")
	for i, tn := range names {
		if _, twice := t.types[tn]; twice {
			g.At(nodes[i], "%s is listed twice in handles: write it once", tn)
		}
		t.types[tn] = h
	}
}

func handleAttrs(g *group) Handle {
	switch {
	case !g.Truth("proves", true):
		return MayCarry
	case g.Truth("read_only", false):
		return ProvesRO
	}
	return Proves
}

func (t *table) readReadOnly(g *group) {
	o := readOnlyOption{
		field: g.Need("field", "write the name of the field"),
		value: g.Need("value", "write the value that makes the transaction read-only"),
	}
	if g.Need("type", "write the options type, path/to/pkg.Type") == "" {
		return
	}
	if names, _ := t.typeList(g, "type"); len(names) == 1 {
		o.typ = names[0]
		t.options = append(t.options, o)
	}
}

func (t *table) readBarriers(g *group) {
	if g.Fields["packages"] == nil || g.Fields["names"] != nil || g.Fields["promoted"] != nil {
		t.addFuncs(g, func(e *Entry) { e.Barrier = true })
	}
	t.barriers = append(t.barriers, t.packageList(g)...)
}

// packageList reads package patterns: PATH, or PATH/... for the package and all below it.
func (t *table) packageList(g *group) []string {
	var out []string
	for _, n := range g.List("packages") {
		if !validPath(strings.TrimSuffix(n.Value, "/...")) {
			g.At(n, "packages: malformed package %q: write path/to/pkg or path/to/pkg/...", n.Value)
			continue
		}
		t.note(refPackage, n.Value, g, n)
		out = append(out, n.Value)
	}
	return out
}

// readNone takes back what earlier tables say.
func (t *table) readNone(g *group) {
	if t.none == nil {
		t.none = newTable()
	}
	for _, key := range []string{"names", "promoted"} {
		for _, n := range g.List(key) {
			if nm, err := parseName(n.Value); err != nil {
				g.At(n, "%s: %v", key, err)
			} else {
				t.note(refPromoted, n.Value, g, n)
				t.none.funcs[nm.String()] = &Entry{}
			}
		}
	}
	names, _ := t.typeList(g, "types")
	for _, tn := range names {
		t.none.types[tn] = NoHandle
	}
	t.notBar = append(t.notBar, t.packageList(g)...)
}
