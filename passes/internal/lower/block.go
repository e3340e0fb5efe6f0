package lower

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// lowerBlocks lowers the control flow and, on the way, sites and stores.
func (f *funcLowering) lowerBlocks() {
	for _, b := range f.fn.Blocks {
		blk := fragment.Block{Return: -1, Loops: f.inLoop[b], Failing: f.failing(b)}
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case ssa.CallInstruction:
				if n, ok := f.sites[i]; ok {
					f.out.Sites[n] = f.site(i, b.Index)
					blk.Steps = append(blk.Steps, n)
				}
			case *ssa.Send, *ssa.Select:
				blk.Steps = append(blk.Steps, f.lowerSends(i, b.Index)...)
			case *ssa.RunDefers:
				blk.Steps = append(blk.Steps, fragment.RunDefers)
			case *ssa.Store:
				f.lowerStore(i.Addr, "", i.Val)
			case *ssa.MapUpdate:
				f.lowerStore(i.Map, "[]", i.Value)
			case *ssa.Panic:
				blk.Panics = true
			case *ssa.Return:
				blk.Return = len(f.out.Returns)
				f.out.Returns = append(f.out.Returns, f.returned(i))
			}
		}
		blk.Succs = f.edges(b)
		f.out.Blocks = append(f.out.Blocks, blk)
	}
}

func (f *funcLowering) returned(ret *ssa.Return) fragment.Return {
	var r fragment.Return
	for _, v := range ret.Results {
		r.Results = append(r.Results, f.argument(v))
	}
	if f.out.HasError {
		r.Err = f.errState(ret.Results[len(ret.Results)-1], ret.Block())
	}
	return r
}

// failing reports whether an error of the enclosing function is known to be non-nil in b.
func (f *funcLowering) failing(b *ssa.BasicBlock) bool {
	found := false
	nonNilAt(b, func(v ssa.Value) bool {
		load, ok := v.(*ssa.UnOp)
		if !ok || f.classOf(v.Type()) != fragment.Error {
			return true
		}
		_, found = load.X.(*ssa.FreeVar)
		return !found
	})
	return found
}

// errState says what is known of the error v when b returns it.
func (f *funcLowering) errState(v ssa.Value, b *ssa.BasicBlock) fragment.ErrState {
	switch {
	case isNil(v):
		return fragment.ErrNil
	case f.nonNil(v, b, 0):
		return fragment.ErrNonNil
	}
	if load, ok := v.(*ssa.UnOp); ok {
		if val := f.lastStore(load); val != nil && isNil(val) {
			return fragment.ErrNil
		}
	}
	return fragment.ErrUnknown
}

// maxWraps bounds how deep wrapped errors are followed.
const maxWraps = 8

// nonNil reports whether the error v is surely not nil in b: it was tested, it was just made,
// or it is made of one that is not nil (wrap(err) does not return nil for an error).
func (f *funcLowering) nonNil(v ssa.Value, b *ssa.BasicBlock, depth int) bool {
	if depth > maxWraps {
		return false
	}
	tested := false
	nonNilAt(b, func(t ssa.Value) bool {
		tested = f.sameError(t, v)
		return !tested
	})
	if tested {
		return true
	}
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return !types.IsInterface(v.X.Type())
	case *ssa.UnOp:
		if val := f.lastStore(v); val != nil {
			return f.nonNil(val, b, depth+1)
		}
		g, ok := v.X.(*ssa.Global)
		return ok && f.classOf(v.Type()) == fragment.Error && g != nil // var ErrX = errors.New
	case *ssa.Phi:
		for i, e := range v.Edges {
			if !f.nonNil(e, v.Block().Preds[i], depth+1) {
				return false
			}
		}
		return true
	case *ssa.Extract:
		call, ok := v.Tuple.(*ssa.Call)
		return ok && f.wrapsNonNil(call, b, depth)
	case *ssa.Call:
		return f.wrapsNonNil(v, b, depth)
	case *ssa.ChangeInterface:
		return f.nonNil(v.X, b, depth+1)
	}
	return false
}

func (f *funcLowering) wrapsNonNil(call *ssa.Call, b *ssa.BasicBlock, depth int) bool {
	if fn := call.Call.StaticCallee(); fn != nil {
		if obj, ok := fn.Object().(*types.Func); ok {
			if e := f.Catalog.Func(obj); e != nil && e.NeverNil {
				return true
			}
		}
	}
	for _, a := range call.Call.Args {
		for _, v := range elements(a) {
			if f.classOf(v.Type()) == fragment.Error && f.nonNil(v, b, depth+1) {
				return true
			}
		}
	}
	return false
}

// elements returns what is stored in a slice of variadic arguments, or the value itself.
func elements(v ssa.Value) []ssa.Value {
	slice, ok := v.(*ssa.Slice)
	if !ok {
		return []ssa.Value{v}
	}
	array, ok := slice.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var out []ssa.Value
	for _, ref := range *array.Referrers() {
		at, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, r := range *at.Referrers() {
			if store, ok := r.(*ssa.Store); ok && store.Addr == at {
				out = append(out, store.Val)
			}
		}
	}
	return out
}

// sameError reports whether two values are the same error: the same SSA value, or loads of
// the same variable, the second of which sees the store that the first one saw.
func (f *funcLowering) sameError(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, ok1 := a.(*ssa.UnOp)
	y, ok2 := b.(*ssa.UnOp)
	if !ok1 || !ok2 || !sameAddr(x.X, y.X) {
		if ok1 {
			return f.lastStore(x) == b
		}
		if ok2 {
			return f.lastStore(y) == a
		}
		return false
	}
	return f.lastStore(x) == f.lastStore(y)
}
