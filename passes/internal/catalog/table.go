package catalog

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/txspill/txspill/passes/internal/document"
)

// A table is one file of the catalogue, read.
type table struct {
	funcs    map[string]*Entry     // by name, type parameters dropped
	products map[string][]*product // by receiver
	families []*family
	types    map[typeName]Handle
	hooks    []*hookRule
	options  []readOnlyOption
	barriers []string        // package patterns
	none     *table          // what is taken back from earlier tables; nil: nothing
	notBar   []string        // package patterns that are no barriers
	modules  []module        // what the table speaks of
	unserved map[string]bool // modules that the module proxy may refuse
	keep     bool            // note refs
	refs     []ref           // everything that the table says exists, for verification
	groups   []*group        // as they were written

	packages map[string]string // packages with entries, and what for: see index
}

// A module is a module that a table speaks of, at the version it was checked with.
type module struct{ path, version string }

// A ref is one thing that a table says exists.
type ref struct {
	kind   refKind
	text   string
	group  *group // where it is said
	node   *yaml.Node
	family *family // of an example
}

// A refKind says what a ref names.
type refKind int

const (
	refName     refKind = iota + 1 // a function under the type that declares it
	refPromoted                    // a function as users select it, or as declared
	refProduct                     // a receiver with a method, which may not have it
	refType
	refPackage
	refExample // a function or type of a family
)

func (t *table) note(kind refKind, text string, g *group, n *yaml.Node) {
	if t.keep {
		t.refs = append(t.refs, ref{kind: kind, text: text, group: g, node: n})
	}
}

// A product stands for every existing combination of receivers and methods.
type product struct {
	role    string
	methods []string // sorted
	apply   func(*Entry)
}

// A readOnlyOption is a field of an options type that makes a transaction read-only.
type readOnlyOption struct {
	typ          typeName
	field, value string
}

// parse reads a table. The error joins all mistakes.
func parse(file string, data []byte) (*table, error) {
	return newTable().parse(file, data)
}

func (t *table) parse(file string, data []byte) (*table, error) {
	p := &problems{File: file}
	if root := document.Root(p, data, hint()); root != nil {
		t.read(p, root)
	}
	return t, p.Err()
}

func newTable() *table {
	return &table{
		funcs: map[string]*Entry{}, products: map[string][]*product{},
		types: map[typeName]Handle{}, unserved: map[string]bool{},
	}
}

// read dispatches the top-level keys.
func (t *table) read(p *problems, root *yaml.Node) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		k, v := root.Content[i], root.Content[i+1]
		switch {
		case seen[k.Value]:
			p.At(k, "duplicate key %q: write it once, with all groups below it", k.Value)
		case !slices.Contains(topKeys(), k.Value):
			p.At(k, "unknown key %q: %s", k.Value, document.Instead(k.Value, topKeys()))
		case k.Value == "modules":
			t.readModules(p, v)
		case k.Value == "unserved":
			g := &group{Problems: p, Role: k.Value, Fields: map[string]*yaml.Node{k.Value: v}}
			for _, n := range g.List(k.Value) {
				t.unserved[n.Value] = true
			}
		default:
			t.readRole(p, k, v)
		}
		seen[k.Value] = true
	}
}

func (t *table) readModules(p *problems, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		p.At(n, "modules: write path/to/module: version lines")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		m := module{k.Value, v.Value}
		switch {
		case !validPath(m.path) || v.Kind != yaml.ScalarNode || m.version == "":
			p.At(k, "modules: malformed line: write path/to/module: version")
		case slices.ContainsFunc(t.modules, func(o module) bool { return o.path == m.path }):
			p.At(k, "modules: %s is listed twice: write it once", m.path)
		default:
			t.modules = append(t.modules, m)
		}
	}
}

func (t *table) readRole(p *problems, key, list *yaml.Node) {
	if list.Kind != yaml.SequenceNode {
		p.At(list, "%s: write a list of groups, each after a dash", key.Value)
		return
	}
	for _, n := range list.Content {
		if g, ok := document.NewGroup(p, key.Value, n); ok {
			t.readGroup(g)
			if t.keep {
				t.groups = append(t.groups, g)
			}
		}
	}
}

// readGroup hands a group to the reader of its role.
func (t *table) readGroup(g *group) {
	if keys := groupKeys(g.Role); keys != nil {
		g.Only(keys)
	}
	switch g.Role {
	case roleHooks:
		t.readHook(g)
	case roleHandles:
		t.readHandles(g)
	case roleReadOnly:
		t.readReadOnly(g)
	case roleFamilies:
		t.readFamily(g)
	case roleBarriers:
		t.readBarriers(g)
	case roleNone:
		t.readNone(g)
	default:
		g.Truth(keyInferred, false)
		if apply, ok := attrs(g, g.Role); ok {
			t.addFuncs(g, apply)
		}
	}
}
