package catalog

import (
	"errors"
	"go/types"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/txspill/txspill/passes/internal/document"
)

// Rules are what a project says in the roles of the catalogue.
type Rules struct {
	table  *table
	linked *table // without what was inferred
}

// NewRules returns rules that say nothing yet.
func NewRules() *Rules {
	r := &Rules{newTable(), newTable()}
	r.table.keep, r.linked.keep = true, true
	return r
}

// Linked returns the rules without the groups that are marked as inferred: those tell separate
// analysis what link found out, and would hide from link how things are wired by now.
func (r *Rules) Linked() *Rules { return &Rules{r.linked, r.linked} }

// Roles returns the top-level keys that a project may use.
func Roles() []string { return topKeys()[2:] }

// Read reads what stands under a role. Mistakes go to p.
func (r *Rules) Read(p *document.Problems, role, list *yaml.Node) {
	r.table.readRole(p, role, list)
	if list.Kind == yaml.SequenceNode {
		r.linked.readRole(&document.Problems{File: p.File, Paths: p.Paths}, role, said(list))
	}
}

// said returns a list of groups without those that were inferred.
func said(list *yaml.Node) *yaml.Node {
	out := *list
	out.Content = slices.DeleteFunc(slices.Clone(list.Content), func(group *yaml.Node) bool {
		for i := 0; i+1 < len(group.Content); i += 2 {
			if group.Content[i].Value == keyInferred {
				return group.Content[i+1].Value == "true" || group.Content[i+1].Value == "yes"
			}
		}
		return false
	})
	return &out
}

// With returns a catalogue of the built-in tables and the rules, of which later ones override
// earlier ones and all override the built-in tables. The rules must be without mistakes.
func With(rules ...*Rules) (*Catalog, error) {
	c, err := Builtin()
	if err != nil {
		return nil, err
	}
	for _, r := range rules {
		c.own = append(c.own, r.table.index())
	}
	return c, nil
}

// A Named is something that a project's rules speak of.
type Named struct {
	document.Place
	Role string
	Text string
}

// Categories returns the categories that the rules put sinks in, each where it stands.
func (r *Rules) Categories() []Named {
	var out []Named
	for _, g := range r.table.groups {
		if n := g.Fields["category"]; n != nil {
			out = append(out, Named{Place: g.Place(n), Role: g.Role, Text: n.Value})
		}
	}
	return out
}

func (f *family) named() Named {
	text := strings.Join(f.packages, ", ")
	for _, list := range [][]string{f.types, f.methods} {
		if len(list) > 0 {
			text += " " + strings.Join(list, ", ")
		}
	}
	return Named{Place: f.group.Place(f.group.Node), Role: f.group.Role, Text: text}
}

func (r ref) named() Named {
	n := Named{Place: r.group.Place(r.node), Role: r.group.Role, Text: r.text}
	if r.kind == refProduct {
		n.Text, _, _ = cutLast(r.text, ".")
	}
	return n
}

// An Unresolved is a name that resolves to nothing, or to something that cannot be what the
// rules say of it.
type Unresolved struct {
	Named
	Why    string
	Absent bool // its package is not in the program at all
}

// Unresolved looks the names up in the packages of a program, by import path.
func (r *Rules) Unresolved(pkgs map[string]*types.Package) ([]Unresolved, error) {
	cat, err := With(r)
	if err != nil {
		return nil, err
	}
	v := &resolver{pkgs: pkgs, cat: cat}
	var out []Unresolved
	products := map[document.Place]error{}
	for _, ref := range allRefs(r.table) {
		err := v.resolve(ref)
		if ref.kind == refProduct { // one of its methods is enough
			place := ref.named().Place
			if old, again := products[place]; !again || old != nil {
				products[place] = err
			}
			continue
		}
		if err != nil {
			out = append(out, Unresolved{Named: ref.named(), Why: err.Error(), Absent: absent(err)})
		}
	}
	for _, ref := range r.table.refs {
		if err := products[ref.named().Place]; ref.kind == refProduct && err != nil {
			out = append(out, Unresolved{
				Named: ref.named(), Why: err.Error(), Absent: absent(err),
			})
			delete(products, ref.named().Place)
		}
	}
	for _, f := range r.table.families {
		if why := f.unresolved(pkgs); why != nil {
			out = append(out, Unresolved{Named: f.named(), Why: why.Error(), Absent: absent(why)})
		}
	}
	slices.SortStableFunc(out, func(a, b Unresolved) int { return a.Compare(b.Place) })
	return out, nil
}

func absent(err error) bool {
	var absent absentError
	return errors.As(err, &absent)
}

// unresolved says that nothing in the program belongs to the family.
func (f *family) unresolved(pkgs map[string]*types.Package) error {
	fits := false
	for _, pkg := range pkgs {
		if !f.inPackage(pkg) {
			continue
		}
		fits = true
		if f.hasMember(pkg) {
			return nil
		}
	}
	if !fits {
		return absentError("fits no package")
	}
	return errors.New("fits nothing")
}

func (f *family) hasMember(pkg *types.Package) bool {
	for _, id := range pkg.Scope().Names() {
		switch obj := pkg.Scope().Lookup(id).(type) {
		case *types.Func:
			if f.match(obj) {
				return true
			}
		case *types.TypeName:
			named, ok := obj.Type().(*types.Named)
			if !ok || obj.IsAlias() {
				continue
			}
			if f.role == roleHandles && f.matchType(named) || f.hasMethod(named) {
				return true
			}
		}
	}
	return false
}

func (f *family) hasMethod(t *types.Named) bool {
	for m := range t.Methods() {
		if f.match(m) {
			return true
		}
	}
	if iface, ok := t.Underlying().(*types.Interface); ok {
		for m := range iface.ExplicitMethods() {
			if f.match(m) {
				return true
			}
		}
	}
	return false
}
