package finding

import (
	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/internal/solver"
)

// Related returns the places that explain a finding, as a run meets them: where the transaction
// begins, the calls on the path, and where it ends.
func (f *Finding) Related() []analysis.RelatedInformation {
	var out []analysis.RelatedInformation
	if f.Begin.Pos.IsValid() {
		out = append(out, analysis.RelatedInformation{Pos: f.Begin.Pos, Message: f.beginNote()})
	}
	for _, p := range f.Frames {
		out = append(out, analysis.RelatedInformation{Pos: p.Pos, Message: "on the way: " + p.Callee})
	}
	for _, p := range f.Ends {
		out = append(out, analysis.RelatedInformation{Pos: p.Pos, Message: "it ends here: " + p.Callee})
	}
	return out
}

func (f *Finding) beginNote() string {
	switch f.Begin.Kind {
	case solver.ByParam:
		return "the transaction is passed to this function as " + f.Begin.Name
	case solver.ByHook:
		return "this hook runs inside a transaction"
	case solver.ByRunner:
		return "the transaction runs around the callback passed here"
	}
	return "the transaction begins here"
}
