package fix

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// variant is a function that does the same in a transaction which it is given.
type variant struct {
	fn *types.Func
	at int // the parameter that is the transaction
}

// variant returns the only variant of the selected function, or nil.
func (p *Package) variant(sel *ast.SelectorExpr) *variant {
	fn, ok := p.Info.Uses[sel.Sel].(*types.Func)
	if !ok {
		return nil
	}
	var found *variant
	for _, other := range p.siblings(sel, fn) {
		if other == fn || !strings.HasPrefix(other.Name(), fn.Name()) || !other.Exported() {
			continue
		}
		at, ok := p.added(fn.Signature(), other.Signature())
		if e := p.Catalog.Func(other); !ok || e == nil || e.Safe == nil || e.Safe.Tx != catalog.None && e.Safe.Tx != at {
			continue
		}
		if found != nil {
			return nil
		}
		found = &variant{other, at}
	}
	return found
}

// siblings are the functions of the same package, or the methods of the same receiver.
func (p *Package) siblings(sel *ast.SelectorExpr, fn *types.Func) []*types.Func {
	var out []*types.Func
	if fn.Signature().Recv() == nil {
		scope := fn.Pkg().Scope()
		for _, name := range scope.Names() {
			if f, ok := scope.Lookup(name).(*types.Func); ok {
				out = append(out, f)
			}
		}
		return out
	}
	s := p.Info.Selections[sel]
	if s == nil || s.Kind() != types.MethodVal {
		return nil
	}
	recv := s.Recv()
	if _, ptr := recv.Underlying().(*types.Pointer); !ptr && !types.IsInterface(recv) {
		recv = types.NewPointer(recv)
	}
	for m := range types.NewMethodSet(recv).Methods() {
		if f, ok := m.Obj().(*types.Func); ok {
			out = append(out, f)
		}
	}
	return out
}

// added returns the one parameter that a signature has and another has not, if it is a transaction and
// all else is the same.
func (p *Package) added(without, with *types.Signature) (int, bool) {
	a, b := without.Params(), with.Params()
	if b.Len() != a.Len()+1 || without.Variadic() != with.Variadic() || !types.Identical(without.Results(), with.Results()) ||
		with.TypeParams().Len() > 0 || without.TypeParams().Len() > 0 {
		return 0, false
	}
	at := 0
	for at < a.Len() && types.Identical(a.At(at).Type(), b.At(at).Type()) {
		at++
	}
	for i := at; i < a.Len(); i++ {
		if !types.Identical(a.At(i).Type(), b.At(i+1).Type()) {
			return 0, false
		}
	}
	return at, p.Catalog.Handle(b.At(at).Type()) == catalog.Proves
}
