package catalog

import (
	"go/types"
	"slices"
	"strings"
)

// A family describes functions or types that cannot be listed one by one: the clients of an
// SDK, generated code. All its conditions must hold.
type family struct {
	role      string
	packages  []string // globs on the import path
	types     []string // globs on the receiver's type name; none: package functions
	methods   []string // globs on the name
	except    []string // the same, taken out again
	reads     []string // the same, only reads
	imports   string   // the declaring package imports this one
	iface     bool     // the receiver is an interface
	embeds    string   // the receiver's struct embeds this
	variadic  string   // the last parameter is a list of this type
	result    string   // result 0 is this type or a pointer to it
	signature string   // the signature is this one
	apply     func(*Entry)
	handle    Handle
	group     *group
}

func (t *table) readFamily(g *group) {
	role := roleOfFamily(g.Word("role", "", FamilyRoles()...))
	if role == "" {
		if g.Fields["role"] == nil {
			g.Missing("role", "write one of "+strings.Join(FamilyRoles(), ", "))
		}
		return
	}
	g.Only(familyKeys(role))
	f := &family{
		role: role, group: g, types: globs(g, "type"), methods: globs(g, "methods"), except: globs(g, "except"),
		reads: globs(g, "reads"), imports: g.Text("imports"), iface: g.Truth("interface", false),
		embeds: typeRef(g, "embeds"), variadic: typeRef(g, "variadic"), result: typeRef(g, "result"),
		signature: g.Text("signature"),
	}
	for _, n := range g.List("package") {
		if err := checkGlob(n.Value); err != nil {
			g.At(n, "package: %v", err)
			continue
		}
		f.packages = append(f.packages, n.Value)
	}
	if t.finishFamily(g, f) {
		t.families = append(t.families, f)
	}
}

// finishFamily checks what a family needs besides its patterns, and reads its role.
func (t *table) finishFamily(g *group, f *family) (ok bool) {
	switch {
	case g.Fields["package"] == nil:
		g.Missing("package", "write path/to/pkg, path/... or path/*/pkg")
		return false
	case f.role == roleHandles && g.Fields["type"] == nil:
		g.Missing("type", "write the name of the handle type")
		return false
	case f.role != roleHandles && g.Fields["methods"] == nil:
		g.Missing("methods", "write the names of the functions, with * for any text")
		return false
	}
	for _, n := range g.List("examples") {
		if t.keep {
			t.refs = append(t.refs, ref{refExample, n.Value, g, n, f})
		}
	}
	if f.role == roleHandles {
		f.handle = handleAttrs(g)
		return true
	}
	f.apply, ok = attrs(g, f.role)
	return ok
}

// typeRef is the value of a key that holds a type, or the name of one in the package that
// declares the function.
func typeRef(g *group, key string) string {
	s := g.Text(key)
	if s == "" || validIdent(s) {
		return s
	}
	t, ptr, err := parseType(s)
	if err != nil || ptr {
		g.At(g.Fields[key], "%s: malformed type %q: write path/to/pkg.Type, or Type for one of the same package",
			key, s)
	}
	return t.String()
}

// inPackage reports whether functions of pkg can belong to the family.
func (f *family) inPackage(pkg *types.Package) bool {
	if !slices.ContainsFunc(f.packages, func(g string) bool { return MatchPath(g, pkg.Path()) }) {
		return false
	}
	return f.imports == "" || mayImport(pkg, f.imports)
}

// mayImport reports whether pkg imports path, as far as one can tell: of a package that was
// only mentioned in the export data of another one, the imports are not known.
func mayImport(pkg *types.Package, path string) bool {
	return !pkg.Complete() || imports(pkg, path)
}

func imports(pkg *types.Package, path string) bool {
	return slices.ContainsFunc(pkg.Imports(), func(p *types.Package) bool { return p.Path() == path })
}

// match reports whether fn, declared in a package that fits, belongs to the family.
func (f *family) match(fn *types.Func) bool {
	if f.role == roleHandles || !matchMethod(f.methods, fn.Name()) || matchMethod(f.except, fn.Name()) {
		return false
	}
	sig := fn.Signature()
	if sig.Recv() == nil {
		if len(f.types) > 0 {
			return false
		}
	} else if named := namedOf(sig.Recv().Type()); named == nil || !f.matchType(named) {
		return false
	}
	return f.matchSignature(fn.Pkg(), sig)
}

// matchType reports whether a receiver or handle type fits.
func (f *family) matchType(t *types.Named) bool {
	id := t.Obj().Name()
	if !slices.ContainsFunc(f.types, func(g string) bool { return matchIdent(g, id) }) {
		return false
	}
	if f.iface && !types.IsInterface(t) {
		return false
	}
	return f.embeds == "" || embeds(t, f.embeds)
}

func embeds(t *types.Named, want string) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for v := range st.Fields() {
		if v.Embedded() && isType(v.Type(), want, t.Obj().Pkg()) {
			return true
		}
	}
	return false
}

func (f *family) matchSignature(pkg *types.Package, sig *types.Signature) bool {
	if f.signature != "" && f.signature != signature(sig) {
		return false
	}
	if f.result != "" && (sig.Results().Len() == 0 || !isType(sig.Results().At(0).Type(), f.result, pkg)) {
		return false
	}
	if f.variadic == "" {
		return true
	}
	if !sig.Variadic() {
		return false
	}
	last, ok := sig.Params().At(sig.Params().Len() - 1).Type().(*types.Slice)
	return ok && isType(last.Elem(), f.variadic, pkg)
}

// isType reports whether t is the named type, or a pointer to it. A name without a package
// means one in pkg.
func isType(t types.Type, want string, pkg *types.Package) bool {
	if !strings.Contains(want, ".") {
		want = pkg.Path() + "." + want
	}
	n := namedOf(t)
	return n != nil && nameOf(n).String() == want
}

// namedOf is the named type that t is or points to, generic types at their origin; or nil.
func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, ok := t.(*types.Named)
	if !ok {
		return nil
	}
	return n.Origin()
}

// nameOf is the name of a type as the tables write it. Types of the universe have no package.
func nameOf(n *types.Named) typeName {
	if n.Obj().Pkg() == nil {
		return typeName{"", n.Obj().Name()}
	}
	return typeName{n.Obj().Pkg().Path(), n.Obj().Name()}
}
