package catalog

import (
	"slices"
	"strings"
)

// The roles: top-level keys of a table that hold groups.
const (
	roleOpeners     = "openers"
	roleClosers     = "closers"
	roleRunners     = "runners"
	roleHooks       = "hooks"
	roleHandles     = "handles"
	roleSinks       = "sinks"
	roleSafe        = "safe"
	roleBarriers    = "barriers"
	roleAfterCommit = "after_commit"
	roleCallbacks   = "callbacks"
	roleRegisters   = "registers"
	roleReadOnly    = "read_only"
	roleErrors      = "errors"
	roleExits       = "exits"
	roleFamilies    = "families"
	roleNone        = "none"
)

// topKeys are the keys that a table may have: modules and unserved first, then the roles.
func topKeys() []string {
	return []string{
		"modules", "unserved",
		roleOpeners, roleClosers, roleRunners, roleHooks, roleHandles, roleSinks, roleSafe,
		roleBarriers, roleAfterCommit, roleCallbacks, roleRegisters, roleReadOnly, roleErrors,
		roleExits,
		roleFamilies, roleNone,
	}
}

// Keys returns the keys that a group of a role may have; nil for families, see FamilyKeys.
func Keys(role string) []string { return groupKeys(role) }

// keyInferred marks what link found out, see Rules.Linked.
const keyInferred = "inferred"

// groupKeys are the keys that a group of a role may have.
func groupKeys(role string) []string {
	switch role {
	case roleHooks:
		return []string{"lib", "imports", "methods", "signatures", "handle"}
	case roleHandles:
		return []string{"lib", "types", "proves", "read_only"}
	case roleReadOnly:
		return []string{"lib", "type", "field", "value"}
	case roleNone:
		return []string{"lib", "names", "promoted", "types", "packages"}
	case roleBarriers:
		return []string{"lib", "names", "promoted", "packages"}
	case roleFamilies:
		return nil // depends on the family's role: see familyKeys
	}
	return slices.Concat([]string{"lib", "names", "promoted", "receivers", "methods", keyInferred}, roleAttrs(role))
}

// roleAttrs are the attributes of a role whose groups name functions.
func roleAttrs(role string) []string {
	switch role {
	case roleOpeners:
		return []string{"handle", "error", "nested", "read_only", "ends"}
	case roleClosers:
		return []string{"outcome", "handle"}
	case roleRunners:
		return []string{"callback", "handle", "retries", "context", "read_only"}
	case roleSinks:
		return []string{"category", "does", "effect"}
	case roleSafe:
		return []string{"tx", "reason"}
	case roleAfterCommit:
		return []string{"callback"}
	case roleCallbacks:
		return []string{"param", "when"}
	case roleRegisters:
		return []string{"callback", "of", "on"}
	}
	return nil
}

// FamilyRoles returns the values of role: in a family, and the role each stands for.
func FamilyRoles() []string {
	return []string{"sink", "opener", "closer", "runner", "handle", "after_commit", "safe", "callback"}
}

// roleOfFamily is the role that a family's role: stands for, "" if there is none.
func roleOfFamily(s string) string {
	switch s {
	case "sink":
		return roleSinks
	case "opener":
		return roleOpeners
	case "closer":
		return roleClosers
	case "runner":
		return roleRunners
	case "handle":
		return roleHandles
	case "after_commit":
		return roleAfterCommit
	case "safe":
		return roleSafe
	case "callback":
		return roleCallbacks
	}
	return ""
}

// FamilyKeys returns the keys that a family may have, given the value of its role:.
func FamilyKeys(role string) []string { return familyKeys(roleOfFamily(role)) }

func familyKeys(role string) []string {
	keys := []string{"lib", "role", "package", "type", "imports", "interface", "embeds", "examples"}
	if role == roleHandles {
		return append(keys, "proves", "read_only")
	}
	keys = append(keys, "methods", "except", "variadic", "result", "signature")
	if role == roleSinks {
		keys = append(keys, "reads")
	}
	return append(keys, roleAttrs(role)...)
}

// hint says what a table holds.
func hint() string {
	return "a table is a mapping: write keys such as " + strings.Join(topKeys()[2:5], ", ") + ", each with a list of groups"
}
