package lower

import (
	"go/ast"

	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// site lowers a call.
func (f *funcLowering) site(instr ssa.CallInstruction, block int) *fragment.Site {
	common := instr.Common()
	s := &fragment.Site{Index: f.sites[instr], Block: block}
	switch instr.(type) {
	case *ssa.Go:
		s.Mode = fragment.Go
	case *ssa.Defer:
		s.Mode = fragment.Defer
	}
	f.locate(s, common)
	f.callee(s, common)
	f.selected(s, common)
	if common.IsInvoke() {
		s.Args = append(s.Args, f.funcValue(common.Value))
		s.ArgsAre = append(s.ArgsAre, f.classOf(common.Value.Type()))
	}
	f.instances(s, common)
	for i, a := range common.Args {
		s.Args = append(s.Args, f.instantiated(common, i, f.argument(a)))
		s.ArgsAre = append(s.ArgsAre, f.argClass(a))
		s.ReadOnly = s.ReadOnly || f.readOnlyOption(a, maxCopies)
	}
	results := common.Signature().Results()
	for i := range results.Len() {
		t := results.At(i).Type()
		s.Results = append(s.Results, f.classOf(t))
		s.Same = append(s.Same, f.sameAsFirst(common, t))
	}
	if s.Expr == "" {
		s.Expr = s.Name
	}
	return s
}

// instantiated adds the dynamic type of an argument whose parameter is of a type parameter: in
// the body of the generic function it is as good as an interface.
func (f *funcLowering) instantiated(common *ssa.CallCommon, i int, v fragment.Value) fragment.Value {
	fn, ok := common.Value.(*ssa.Function)
	if !ok || fn.Origin() == nil {
		return v
	}
	t := common.Args[i].Type()
	param := parameter(fn.Origin().Signature, i)
	if param == nil || types.IsInterface(t) {
		return v
	}
	if _, generic := types.Unalias(param.Type()).(*types.TypeParam); !generic {
		return v
	}
	key := typeKey(t)
	f.lowering.out.Types[key] = t
	return v.Union(fragment.Value{{Kind: fragment.Concrete, Key: key}})
}

// parameter returns parameter i of a function, the receiver being the first; the signature has them
// where there is no body, as of a function of another package.
func parameter(sig *types.Signature, i int) *types.Var {
	if sig.Recv() != nil {
		if i == 0 {
			return sig.Recv()
		}
		i--
	}
	if i >= sig.Params().Len() {
		return nil
	}
	return sig.Params().At(i)
}

// argClass is the class of an argument; what is behind an interface counts.
func (f *funcLowering) argClass(v ssa.Value) fragment.Class {
	if mi, ok := v.(*ssa.MakeInterface); ok {
		if c := f.classOf(mi.X.Type()); c.IsHandle() {
			return c
		}
	}
	return f.classOf(v.Type())
}

// sameAsFirst reports whether t is the type of the receiver or first argument.
func (f *funcLowering) sameAsFirst(common *ssa.CallCommon, t types.Type) bool {
	first := common.Value
	if !common.IsInvoke() {
		if common.Signature().Recv() == nil && common.StaticCallee() == nil || len(common.Args) == 0 {
			return false
		}
		first = common.Args[0]
	}
	return f.classOf(t) != fragment.Plain && f.classOf(t) != fragment.Error && types.Identical(first.Type(), t)
}

// argument lowers an argument. Of functions and interface values the fields that they are
// kept in are sources too, since the callee may call them.
func (f *funcLowering) argument(v ssa.Value) fragment.Value {
	switch t := v.Type().Underlying().(type) {
	case *types.Signature, *types.Interface:
		return f.funcValue(v)
	case *types.Slice: // a stack of middleware
		if _, ok := t.Elem().Underlying().(*types.Signature); ok {
			return f.funcValue(v)
		}
	}
	return f.value(v)
}

// locate sets the position and the text of the call.
func (f *funcLowering) locate(s *fragment.Site, common *ssa.CallCommon) {
	s.Pos = common.Pos()
	if call, ok := f.calls[common.Pos()]; ok {
		s.Pos = call.Pos()
		s.Expr = exprString(call.Fun)
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.line(sel.Sel.Pos()) != f.line(s.Pos) {
			s.Pos = sel.Sel.Pos() // the last link of a chain over several lines
		}
	}
	s.File, s.Line = f.file(s.Pos)
}

func (f *funcLowering) line(pos token.Pos) int { return f.Fset.Position(pos).Line }

// callee says whom the call names.
func (f *funcLowering) callee(s *fragment.Site, common *ssa.CallCommon) {
	if common.IsInvoke() {
		s.Invoke, s.Recv = true, receiverType(common.Value)
		f.named(s, common.Method)
		return
	}
	fn, ok := common.Value.(*ssa.Function)
	if !ok {
		s.Fn = f.funcValue(common.Value)
		return
	}
	if origin := fn.Origin(); origin != nil {
		fn = origin
	}
	if lit, ok := f.funcs[fn]; ok {
		s.Callee, s.Name = lit.out.ID, lit.out.Name
		if lit.out.Obj != nil {
			f.named(s, lit.out.Obj)
		}
		return
	}
	if obj, ok := fn.Object().(*types.Func); ok {
		f.named(s, obj)
		if isInterfaceMethod(s.Obj) { // a method expression of an interface
			s.Invoke, s.Recv = true, receiverType(common.Args[0])
		}
	}
}

// receiverType returns the interface type of a receiver before it was converted to one with
// fewer methods, as the builder does for method values.
func receiverType(v ssa.Value) types.Type {
	for {
		c, ok := v.(*ssa.ChangeInterface)
		if !ok {
			return v.Type()
		}
		v = c.X
	}
}

func (f *funcLowering) named(s *fragment.Site, obj *types.Func) {
	s.Obj = obj.Origin()
	s.Name = DisplayName(s.Obj)
	s.Entry = f.Entry(s.Obj)
	s.Callee = FuncID(s.Obj)
}

// selected looks a method up under the type that it is selected on, where the tables do not
// know the type that declares it.
func (f *funcLowering) selected(s *fragment.Site, common *ssa.CallCommon) {
	if s.Entry != nil || s.Obj == nil {
		return
	}
	call, ok := f.calls[common.Pos()]
	if !ok {
		return
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return
	}
	if selection, ok := f.Info.Selections[sel]; ok {
		s.Entry = f.Catalog.Selected(selection.Recv(), s.Obj)
	}
}
