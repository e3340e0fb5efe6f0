package lower

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// scanStores notes what is stored into the cells of this function and of the enclosing ones.
func (f *funcLowering) scanStores() {
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.Store:
				f.noteStore(i.Addr, "", i.Val)
			case *ssa.MapUpdate:
				f.noteStore(i.Map, "[]", i.Value)
			}
		}
	}
}

func (f *funcLowering) noteStore(addr ssa.Value, below string, val ssa.Value) {
	if f.classOf(val.Type()) == fragment.Plain {
		return
	}
	root, path := addrRoot(addr, below)
	owner := f
	for {
		fv, ok := root.(*ssa.FreeVar)
		if !ok || owner.made == nil {
			break
		}
		i := owner.freeIndex(fv) - owner.out.NumParams
		if i >= len(owner.made.Bindings) {
			break
		}
		var more string
		root, more = addrRoot(owner.made.Bindings[i], "")
		path = fragment.JoinPath(more, path)
		owner = owner.outer
	}
	if _, ok := owner.cells[root]; ok {
		owner.stores[root] = append(owner.stores[root], cellStore{path, val, f})
	}
}

// addrRoot splits an address into the value it is rooted in and the path from there.
func addrRoot(v ssa.Value, below string) (root ssa.Value, path string) {
	for range maxSteps {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			name, _ := fieldNames(x.X.Type(), x.Field)
			v, below = x.X, fragment.JoinPath("."+name, below)
		case *ssa.IndexAddr:
			v, below = x.X, fragment.JoinPath("[]", below)
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return v, below
			}
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.Slice:
			v = x.X
		default:
			return v, below
		}
	}
	return v, below
}

// lowerStore records a store that outlives the function's own variables (Puts), and stores of
// functions and interface values under the key of their field or package variable.
func (f *funcLowering) lowerStore(addr ssa.Value, below string, val ssa.Value) {
	if f.classOf(val.Type()) == fragment.Plain {
		return
	}
	root, path := addrRoot(addr, below)
	if _, local := f.cells[root]; !local {
		if v := f.value(val); len(v) > 0 {
			f.out.Puts = append(f.out.Puts, fragment.Put{To: f.valueAt(root, path, false), Val: v})
		}
	}
	if key := storeKey(addr, below); key != "" {
		f.storeUnder(key, val)
	}
}

func (f *funcLowering) storeUnder(key string, val ssa.Value) {
	if f.out.Test {
		return
	}
	add := func(key, path string) {
		if v := f.valueAt(val, path, true); len(v) > 0 {
			f.lowering.out.Stores = append(f.lowering.out.Stores, fragment.Store{Key: key, Val: v, Fn: f.out.ID})
		}
	}
	switch t := val.Type().Underlying().(type) {
	case *types.Signature, *types.Interface:
		add(key, "")
	case *types.Slice, *types.Map, *types.Array:
		add(key+"[]", "[]")
	case *types.Struct:
		for i := range t.NumFields() {
			switch t.Field(i).Type().Underlying().(type) {
			case *types.Signature, *types.Interface:
				add(key+"."+t.Field(i).Name(), "."+t.Field(i).Name())
			}
		}
	case *types.Pointer:
		if _, ok := t.Elem().Underlying().(*types.Struct); ok {
			add(key, "")
		}
	}
}

// storeKey returns the key of the field or package variable that an address lies in.
func storeKey(addr ssa.Value, below string) string {
	for range maxSteps {
		switch x := addr.(type) {
		case *ssa.FieldAddr:
			_, key := fieldNames(x.X.Type(), x.Field)
			if key == "" {
				return ""
			}
			return key + below
		case *ssa.Global:
			return globalKey(x) + below
		case *ssa.IndexAddr:
			addr, below = x.X, "[]"+below
		case *ssa.UnOp:
			addr = x.X
		default:
			return ""
		}
	}
	return ""
}

// lastStore returns the value that a load is sure to read, when the store is near: in the
// same block or in a chain of only predecessors. Calls in between could change a captured
// variable; that they do so between a store and the test of it is not how people write.
func (f *funcLowering) lastStore(load *ssa.UnOp) ssa.Value {
	if _, ok := load.X.(*ssa.Global); ok {
		return nil
	}
	b := load.Block()
	stores := f.blockStores[b]
	stores = stores[:f.storesBefore[load]]
	for looked := 0; ; {
		for _, st := range slices.Backward(stores) {
			if sameAddr(st.Addr, load.X) {
				return st.Val
			}
			looked++
			if looked > maxLooked {
				return nil
			}
		}
		if len(b.Preds) != 1 || looked > maxLooked {
			return nil
		}
		looked++
		b = b.Preds[0]
		stores = f.blockStores[b]
	}
}

// maxLooked bounds the stores and blocks that lastStore looks back through; beyond it a load
// has all stores to its variable as sources.
const maxLooked = 64

func sameAddr(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, ok1 := a.(*ssa.FieldAddr)
	y, ok2 := b.(*ssa.FieldAddr)
	return ok1 && ok2 && x.Field == y.Field && sameBase(x.X, y.X)
}

func sameBase(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	x, ok1 := a.(*ssa.UnOp)
	y, ok2 := b.(*ssa.UnOp)
	return ok1 && ok2 && x.Op == token.MUL && y.Op == token.MUL && sameAddr(x.X, y.X)
}
