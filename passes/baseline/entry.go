package baseline

import (
	"cmp"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Entry is what a finding is known by.
type Entry struct {
	Package  string `json:"package"`  // import path
	Func     string `json:"function"` // the declared function, without its package: (*Service).Create
	Category string `json:"category"`
	Sink     string `json:"sink"` // full name
	Path     string `json:"path"` // from the callee to the sink
}

// Finding is a diagnostic and what it is known by.
type Finding struct {
	analysis.Diagnostic
	Entry Entry
}

// arrow stands between the names of a path.
const arrow = " → "

// Path joins the names of the functions on a path.
func Path(names []string) string { return strings.Join(names, arrow) }

func compare(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Package, b.Package), cmp.Compare(a.Func, b.Func), cmp.Compare(a.Category, b.Category),
		cmp.Compare(a.Sink, b.Sink), cmp.Compare(a.Path, b.Path))
}
