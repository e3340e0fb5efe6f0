package oracle

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// idiomMark begins the lines of programs that say which idiom comes next.
const idiomMark = "// idiom: "

// idioms are what programs have to have: the words of who asks for a proof, and what the generator
// does about them.
var idioms = map[string][]string{
	"begin, commit and rollback in all idioms": {
		"rollback deferred", "rollback deferred unless done", "end by the named result", "end by a deferred helper",
		"rollback before each return", "commit on one branch", "transaction for each turn", "session", "unit of work",
		"end by returned functions", "opener of its own", "commit early", "rollback early",
	},
	"runners in layers": {
		"library runner", "retrying runner", "runner by context", "own runner", "runner over a runner", "runner in a loop",
		"runner as a method", "runner behind an interface", "curried runner", "runner with options", "runner with a registry",
		"generic runner",
	},
	"error paths":         {"error looked at", "error ignored", "early return"},
	"loops and recursion": {"loop", "recursion"},
	"defers in any order": {
		"defer before the begin", "defer before the deferred end", "defer inside a transaction", "defer of a call",
		"defer of a literal", "function deferred",
	},
	"named results and recover": {"panic", "recover", "recover and panic again", "recover and fail"},
	"closures called":           {"literal called in place", "function in a variable", "function called", "function captured by a literal"},
	"closures stored": {
		"function kept", "function kept in a literal", "function kept in a variable", "function kept in a literal in a variable",
		"function kept in a map", "function kept in a literal in a map", "function kept in a field",
		"function kept in a literal in a field", "what was kept is called", "literal in a field",
	},
	"closures returned":   {"literal returned", "literal returned that has captured", "function returned in a literal"},
	"closures started":    {"literal started with go", "literal started by a library", "function started with go", "function started with go elsewhere"},
	"method values":       {"method", "method expression", "promoted method", "method value", "method value of an interface"},
	"interfaces":          {"interface", "decorator", "wired to either of two", "wired, another one is not"},
	"functions elsewhere": {"function in a field", "function variable", "function in a map", "functions in a slice", "function set by an option"},
	"generics":            {"generic function", "generic result", "generic type", "method of a type parameter"},
	"handles":             {"handle in a struct", "handle in a local struct", "handle put into a context", "handle out of a context"},
	"nested transactions": {"savepoint", "transaction inside a transaction"},
	"after the commit":    {"hook of the library"},
	"several packages":    {"call of another package"},
}

// marks returns the lines of a program that an idiom is in, by idiom: those below its marks.
func (fs files) marks() map[string][]place {
	out := map[string][]place{}
	for name, text := range fs {
		var open []string
		for i, line := range strings.Split(text, "\n") {
			if idiom, ok := strings.CutPrefix(strings.TrimSpace(line), idiomMark); ok {
				open = append(open, idiom)
				continue
			}
			for _, idiom := range open {
				out[idiom] = append(out[idiom], place{programsModule + "/" + name, i + 1})
			}
			open = nil
		}
	}
	return out
}

// idioms counts the programs in which an idiom ran.
func (x *execution) idioms(programs map[string]files) map[string]int {
	out := map[string]int{}
	for _, fs := range programs {
		for idiom, lines := range fs.marks() {
			if slices.ContainsFunc(lines, func(p place) bool { return x.ran[p] }) {
				out[idiom]++
			}
		}
	}
	return out
}

// bare returns the program without marks.
func (fs files) bare() files {
	out := files{}
	for name, text := range fs {
		var b strings.Builder
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(strings.TrimSpace(line), idiomMark) {
				b.WriteString(line)
			}
		}
		out[name] = b.String()
	}
	return out
}

// In how many programs of the corpus each idiom is at least, and in how many it runs: what is deep
// in a program that fails early does not.
const (
	fewest    = 3
	fewestRan = 1
)

// TestIdioms: the programs of the corpus have each idiom in several of them, and no others than are
// listed. That they run as well TestCorpus sees.
func TestIdioms(t *testing.T) {
	in := map[string]int{}
	for _, seed := range corpus(t) {
		for idiom := range mustGenerate(t, seed, "p").marks() {
			in[idiom]++
		}
	}
	enough(t, in, fewest, "is")
	for idiom := range in {
		if !slices.ContainsFunc(slices.Collect(maps.Values(idioms)), func(list []string) bool { return slices.Contains(list, idiom) }) {
			t.Errorf("idiom %q is not listed", idiom)
		}
	}
}

// enough fails the test where an idiom is in too few programs.
func enough(t *testing.T, in map[string]int, fewest int, what string) {
	t.Helper()
	for _, words := range slices.Sorted(maps.Keys(idioms)) {
		for _, idiom := range idioms[words] {
			if in[idiom] < fewest {
				t.Errorf("%s: %q %s in %d programs only", words, idiom, what, in[idiom])
			}
		}
	}
}
