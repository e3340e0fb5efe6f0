package lower

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// funcLowering is the work on one function.
type funcLowering struct {
	*lowering
	fn    *ssa.Function
	outer *funcLowering
	out   *fragment.Func

	sites map[ssa.CallInstruction]int
	sends map[ssa.Instruction][]int // sites of the sends that count, numbered after the calls
	sent  []send
	cells map[ssa.Value]int
	binds map[*ssa.MakeClosure]int
	made  *ssa.MakeClosure // where the enclosing function makes this literal
	// stores into each cell, those of nested literals included
	stores map[ssa.Value][]cellStore
	values map[valueKey]fragment.Value
	inLoop map[*ssa.BasicBlock]bool

	blockStores  map[*ssa.BasicBlock][]*ssa.Store
	storesBefore map[*ssa.UnOp]int // how many stores of its block come before a load
}

type cellStore struct {
	path string
	val  ssa.Value
	from *funcLowering
}

type valueKey struct {
	v    ssa.Value
	path string
	keys bool
}

// number gives every site, cell and function value of the function its index, so that values
// can refer to them before they are lowered.
func (f *funcLowering) number() {
	f.sites = map[ssa.CallInstruction]int{}
	f.sends = map[ssa.Instruction][]int{}
	f.cells = map[ssa.Value]int{}
	f.binds = map[*ssa.MakeClosure]int{}
	f.stores = map[ssa.Value][]cellStore{}
	f.values = map[valueKey]fragment.Value{}
	f.blockStores = map[*ssa.BasicBlock][]*ssa.Store{}
	f.storesBefore = map[*ssa.UnOp]int{}
	nbinds := 0
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.MakeClosure:
				f.binds[i] = nbinds
				nbinds++
				if lit, ok := f.funcs[i.Fn.(*ssa.Function)]; ok && lit.outer == f && lit.made == nil {
					lit.made = i
				}
			case *ssa.Store:
				f.blockStores[b] = append(f.blockStores[b], i)
			case *ssa.UnOp:
				f.storesBefore[i] = len(f.blockStores[b])
			case *ssa.Alloc:
				f.cells[i] = len(f.cells)
			case *ssa.MakeMap:
				f.cells[i] = len(f.cells)
			case *ssa.MakeSlice:
				f.cells[i] = len(f.cells)
			case ssa.CallInstruction:
				if isCall(i.Common()) {
					f.sites[i] = len(f.sites)
				}
			}
		}
	}
}

// isCall reports whether the instruction is a call rather than the use of a builtin.
func isCall(c *ssa.CallCommon) bool {
	_, builtin := c.Value.(*ssa.Builtin)
	return !builtin || c.IsInvoke()
}

// lower fills the function in.
func (f *funcLowering) lower() {
	out := f.out
	out.Sites = make([]*fragment.Site, len(f.sites)+len(f.sent))
	f.inLoop = loops(f.fn)
	out.Prints = f.prints()
	f.lowerBlocks()
	out.Binds = make([]fragment.Bind, len(f.binds))
	for mc, i := range f.binds {
		out.Binds[i] = f.bind(mc, i)
	}
	out.Cells = make([]fragment.Cell, len(f.cells))
	for v, i := range f.cells {
		for _, s := range f.stores[v] {
			val := s.from.content(s.val)
			if s.from != f {
				val = independent(val)
			}
			if len(val) > 0 {
				out.Cells[i].Contents = append(out.Cells[i].Contents, fragment.Content{Path: s.path, Val: val})
			}
		}
	}
	f.values = nil
}

// content lowers what is stored in a cell. A function may be called out of it, by a literal that
// captures it, so that the fields it may be kept in count.
func (f *funcLowering) content(v ssa.Value) fragment.Value {
	if _, ok := v.Type().Underlying().(*types.Signature); ok {
		return f.funcValue(v)
	}
	return f.value(v)
}

// independent keeps the sources that mean the same in every function.
func independent(v fragment.Value) fragment.Value {
	var out fragment.Value
	for _, s := range v {
		switch s.Kind {
		case fragment.FuncSrc, fragment.Closure, fragment.Global, fragment.Field, fragment.Concrete:
			out = append(out, s)
		}
	}
	return out
}

// bind describes the function value that mc makes.
func (f *funcLowering) bind(mc *ssa.MakeClosure, i int) fragment.Bind {
	fn := mc.Fn.(*ssa.Function)
	b := fragment.Bind{ID: f.bindID(i)}
	for _, v := range mc.Bindings {
		b.Values = append(b.Values, f.argument(v))
		b.Are = append(b.Are, f.capturedClass(v.Type()))
	}
	if lit, ok := f.funcs[fn]; ok {
		b.Target, b.Name, b.First = lit.out.ID, lit.out.Name, lit.out.NumParams
		return b
	}
	if obj, ok := fn.Object().(*types.Func); ok { // a bound method
		obj = obj.Origin()
		b.Target, b.Obj, b.Name = FuncID(obj), obj, DisplayName(obj)
		switch {
		case isInterfaceMethod(obj):
			b.Invoke, b.Recv = true, receiverType(mc.Bindings[0])
		case isInstance(mc.Bindings[0].Type()):
			b.Inst = mc.Bindings[0].Type()
		}
		b.Entry = f.Entry(obj)
	}
	return b
}

func isInterfaceMethod(obj *types.Func) bool {
	recv := obj.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}

// loops returns the blocks that control may come back to.
func loops(fn *ssa.Function) map[*ssa.BasicBlock]bool {
	in := map[*ssa.BasicBlock]bool{}
	for _, b := range fn.Blocks {
		for _, head := range b.Succs {
			if !head.Dominates(b) {
				continue
			}
			work := []*ssa.BasicBlock{b}
			body := map[*ssa.BasicBlock]bool{head: true}
			for len(work) > 0 {
				n := work[len(work)-1]
				work = work[:len(work)-1]
				if body[n] {
					continue
				}
				body[n] = true
				work = append(work, n.Preds...)
			}
			for n := range body {
				in[n] = true
			}
		}
	}
	return in
}

func (f *funcLowering) file(pos token.Pos) (string, int) {
	p := f.Fset.Position(pos)
	if p.Filename == "" {
		return "", 0
	}
	return f.relFile(p.Filename), p.Line
}
