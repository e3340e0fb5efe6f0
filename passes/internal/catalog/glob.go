package catalog

import (
	"fmt"
	"go/token"
	"strings"
)

// MatchPath matches an import path against a glob: * stands for any text without a slash,
// ... for any text at all. "a/..." also matches "a", as in the go command.
func MatchPath(glob, path string) bool {
	if base, ok := strings.CutSuffix(glob, "/..."); ok && MatchPath(base, path) {
		return true
	}
	i := strings.IndexByte(glob, '*')
	j := strings.Index(glob, "...")
	switch {
	case i < 0 && j < 0:
		return glob == path
	case j < 0 || i >= 0 && i < j:
		return matchRest(glob[:i], glob[i+1:], path, false)
	default:
		return matchRest(glob[:j], glob[j+3:], path, true)
	}
}

// matchRest matches what follows a literal prefix and a wildcard.
func matchRest(prefix, rest, path string, slashes bool) bool {
	path, ok := strings.CutPrefix(path, prefix)
	if !ok {
		return false
	}
	for i := 0; ; i++ {
		if MatchPath(rest, path[i:]) {
			return true
		}
		if i == len(path) || path[i] == '/' && !slashes {
			return false
		}
	}
}

// matchIdent matches an identifier against a glob in which * stands for any text. A method
// glob that begins with * matches exported names only.
func matchIdent(glob, id string) bool {
	before, after, ok := strings.Cut(glob, "*")
	if !ok {
		return glob == id
	}
	id, ok = strings.CutPrefix(id, before)
	if !ok {
		return false
	}
	for i := 0; i <= len(id); i++ {
		if matchIdent(after, id[i:]) {
			return true
		}
	}
	return false
}

// matchMethod reports whether one of the globs matches the name of a function.
func matchMethod(globs []string, id string) bool {
	for _, g := range globs {
		if strings.HasPrefix(g, "*") && !token.IsExported(id) {
			continue
		}
		if matchIdent(g, id) {
			return true
		}
	}
	return false
}

// checkGlob rejects what cannot match an import path. At most four wildcards: more only
// cost time.
func checkGlob(s string) error {
	plain := strings.NewReplacer("*", "x", "...", "x").Replace(s)
	if !validPath(plain) || strings.Count(s, "*")+strings.Count(s, "...") > 4 {
		return fmt.Errorf("malformed package pattern %q: write path/to/pkg, path/... or path/*/pkg", s)
	}
	return nil
}

// checkIdentGlob rejects what cannot match an identifier.
func checkIdentGlob(s string) error {
	if !validIdent(strings.ReplaceAll(s, "*", "x")) || strings.Count(s, "*") > 4 {
		return fmt.Errorf("malformed pattern %q: write a name, with * for any text", s)
	}
	return nil
}
