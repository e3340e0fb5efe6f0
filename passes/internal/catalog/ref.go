package catalog

import (
	"slices"
	"strings"
)

// allRefs adds what stands inside attributes: the functions under of:, the types in the
// signatures of hooks.
func allRefs(t *table) []ref {
	refs := slices.Clone(t.refs)
	seen := map[*group]bool{}
	for _, r := range t.refs {
		if seen[r.group] {
			continue
		}
		seen[r.group] = true
		for _, n := range r.group.List("of") {
			refs = append(refs, ref{kind: refPromoted, text: n.Value, group: r.group, node: n})
		}
		for _, n := range r.group.List("signatures") {
			for _, word := range strings.FieldsFunc(n.Value, func(r rune) bool { return strings.ContainsRune("(), ", r) }) {
				if strings.Contains(word, ".") {
					refs = append(refs, ref{kind: refType, text: word, group: r.group, node: n})
				}
			}
		}
	}
	return refs
}

// pkg is the import path of what the ref names.
func (r ref) pkg() string {
	if r.kind == refPackage {
		return strings.TrimSuffix(r.text, "/...")
	}
	if r.isType() {
		t, _, _ := parseType(r.text)
		return t.pkg
	}
	n, _ := parseName(r.text)
	return n.pkg
}

// isType reports whether the ref names a type.
func (r ref) isType() bool {
	return r.kind == refType || r.kind == refExample && r.family.role == roleHandles
}
