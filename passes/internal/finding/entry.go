package finding

import (
	"strings"

	"github.com/txspill/txspill/passes/baseline"
)

// Entry returns what a finding is known by: nothing that changes when code is moved or a variable
// gets another name.
func (f *Finding) Entry() baseline.Entry {
	names := make([]string, len(f.Path))
	for i, fr := range f.Path {
		names[i] = fr.Func
		if fr.Written {
			names[i] = lastWord(fr.Func)
		}
	}
	root, _, _ := strings.Cut(f.Root, "$") // literals have numbers
	return baseline.Entry{
		Package: f.In, Func: strings.ReplaceAll(root, f.In+".", ""),
		Category: string(f.Category), Sink: f.Sink, Path: baseline.Path(names),
	}
}

// lastWord returns what a call as written names at its end, "…" where that is a variable's name.
func lastWord(expr string) string {
	if i := strings.LastIndexByte(expr, '.'); i >= 0 {
		return expr[i+1:]
	}
	return "…"
}
