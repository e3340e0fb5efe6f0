package summary

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/directive"
	"github.com/txspill/txspill/passes/internal/lower"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

// declare makes facts of the contracts of the package, and problems of those that nothing can come of.
func (w *world) declare(set *directive.Set) {
	for _, c := range set.Contracts {
		for _, id := range c.Names {
			obj := w.pass.TypesInfo.Defs[id]
			why := w.misplaced(obj)
			if why == "" && w.contracts[obj] != nil {
				why = id.Name + " has a directive already: one is enough"
			}
			if why != "" {
				set.Problems = append(set.Problems, directive.Problem{Pos: c.Pos, Message: why})
				continue
			}
			fact := &facts.Contract{Reason: c.Reason}
			if c.Kind == directive.Sink {
				fact.Category = c.Categories[0]
			}
			w.contracts[obj] = fact
			w.pass.ExportObjectFact(obj, fact)
		}
	}
}

// misplaced says why a contract beside an object has no effect, "" if it has.
func (w *world) misplaced(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Func:
		if obj.Name() == "init" && obj.Signature().Recv() == nil || obj.Name() == "_" {
			return "nobody can call this function: a directive beside it has no effect"
		}
		return ""
	case *types.Var:
		if _, ok := obj.Type().Underlying().(*types.Signature); !ok {
			return obj.Name() + " is not of function type: write the directive beside the function or interface method that is called"
		}
		if obj.IsField() && !w.known(obj) {
			return "only fields of named types at package level, without type parameters, can have directives"
		}
		return ""
	}
	return "this stands beside nothing that is called"
}

// known reports whether a field belongs to a type under which calls of it are known.
func (w *world) known(field *types.Var) bool {
	scope := w.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		named, ok := tn.Type().(*types.Named)
		if ok && named.TypeParams() == nil && lower.Field(named, field.Name()) == field {
			return true
		}
	}
	return false
}
