package catalog

import "github.com/txspill/txspill/passes/internal/document"

// auto marks an index that is worked out from the signature of the function at hand.
const auto = -100

type (
	problems = document.Problems
	group    = document.Group
)

// globs reads a list of identifier globs.
func globs(g *group, key string) []string {
	var out []string
	for _, n := range g.List(key) {
		if err := checkIdentGlob(n.Value); err != nil {
			g.At(n, "%s: %v", key, err)
			continue
		}
		out = append(out, n.Value)
	}
	return out
}
