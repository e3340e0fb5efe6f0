package lower

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// maxSteps bounds the SSA values visited for one value. A value behind a longer chain of
// phis and loads loses the sources at its far end.
const maxSteps = 400

// value returns the sources of v.
func (f *funcLowering) value(v ssa.Value) fragment.Value {
	return f.valueAt(v, "", false)
}

// funcValue returns the sources of a value that is called or whose methods are: the fields
// and variables that functions are kept in count as sources as well.
func (f *funcLowering) funcValue(v ssa.Value) fragment.Value {
	return f.valueAt(v, "", true)
}

func (f *funcLowering) valueAt(v ssa.Value, path string, keys bool) fragment.Value {
	if v == nil || f.classOf(v.Type()) == fragment.Plain && path == "" {
		return nil
	}
	k := valueKey{v, path, keys}
	if val, ok := f.values[k]; ok {
		return val
	}
	w := &walk{f: f, keys: keys, seen: map[valueKey]bool{}, iface: keys}
	w.visit(v, path)
	val := fragment.NewValue(w.out)
	if f.values != nil {
		f.values[k] = val
	}
	return val
}

// walk goes from a value back to where it may come from, within one function.
type walk struct {
	f    *funcLowering
	keys bool
	seen map[valueKey]bool
	out  []fragment.Source
	// iface: no conversion to an interface has been passed, so that the dynamic type of what
	// is found now is not known
	iface bool
}

func (w *walk) emit(s fragment.Source) { w.out = append(w.out, s) }

// dynamic notes that the value may have a dynamic type that is not known here.
func (w *walk) dynamic(t types.Type, path string) {
	if w.iface && (path != "" || types.IsInterface(t)) {
		w.emit(fragment.Source{Kind: fragment.Dynamic})
	}
}

// visit adds the sources of the part of v at path. Addresses and what they point to are one.
func (w *walk) visit(v ssa.Value, path string) {
	k := valueKey{v: v, path: path, keys: w.iface}
	if w.seen[k] || len(w.seen) > maxSteps {
		return
	}
	w.seen[k] = true
	f := w.f
	switch v := v.(type) {
	case *ssa.Parameter:
		w.input(f.paramIndex(v), v, path)
	case *ssa.FreeVar:
		w.input(f.freeIndex(v), v, path)
	case *ssa.Function:
		w.function(v)
	case *ssa.MakeClosure:
		w.emit(fragment.Source{Kind: fragment.Closure, Key: f.bindID(f.binds[v])})
	case *ssa.Global:
		w.global(v, path)
	case *ssa.Alloc, *ssa.MakeMap, *ssa.MakeSlice:
		w.cell(v, path)
	case *ssa.Call:
		w.call(v, path)
	case *ssa.Extract:
		w.extract(v, path)
	case *ssa.Phi:
		w.phi(v, path)
	case *ssa.UnOp:
		w.load(v, path)
	case *ssa.FieldAddr:
		w.field(v.X, v.Field, path)
	case *ssa.Field:
		w.field(v.X, v.Field, path)
	case *ssa.MakeInterface:
		w.concrete(v, path)
		before := w.iface
		w.iface = w.iface && path != ""
		w.visit(v.X, path)
		w.iface = before
	case *ssa.Const, *ssa.Builtin, *ssa.BinOp, *ssa.MakeChan, *ssa.Range, *ssa.Next, *ssa.Select:
		// No function, handle or interface value comes out of these.
	default:
		if x, below := passedOn(v); x != nil {
			w.visit(x, fragment.JoinPath(below, path))
		}
	}
}

// passedOn returns the value that v is another view of, and where in it v lies: conversions
// and slices are the value itself, elements lie below it.
func passedOn(v ssa.Value) (x ssa.Value, below string) {
	switch v := v.(type) {
	case *ssa.IndexAddr:
		return v.X, "[]"
	case *ssa.Index:
		return v.X, "[]"
	case *ssa.Lookup:
		return v.X, "[]"
	case *ssa.ChangeType:
		return v.X, ""
	case *ssa.Convert:
		return v.X, ""
	case *ssa.MultiConvert:
		return v.X, ""
	case *ssa.ChangeInterface:
		return v.X, ""
	case *ssa.SliceToArrayPointer:
		return v.X, ""
	case *ssa.TypeAssert:
		return v.X, ""
	case *ssa.Slice:
		return v.X, ""
	}
	return nil, ""
}
func (w *walk) input(i int, v ssa.Value, path string) {
	w.emit(fragment.Source{Kind: fragment.In, I: i, Path: path})
	if path != "" {
		w.dynamic(v.Type(), path)
	}
}

func (w *walk) global(v *ssa.Global, path string) {
	w.emit(fragment.Source{Kind: fragment.Global, Key: globalKey(v) + path})
	w.dynamic(v.Type().Underlying().(*types.Pointer).Elem(), path)
}

func (w *walk) phi(v *ssa.Phi, path string) {
	for _, e := range v.Edges {
		w.visit(e, path)
	}
}

func (w *walk) function(fn *ssa.Function) {
	if lit, ok := w.f.funcs[fn]; ok {
		w.emit(fragment.Source{Kind: fragment.FuncSrc, Key: lit.out.ID})
		return
	}
	if origin := fn.Origin(); origin != nil {
		fn = origin
		if lit, ok := w.f.funcs[fn]; ok {
			w.emit(fragment.Source{Kind: fragment.FuncSrc, Key: lit.out.ID})
			return
		}
	}
	if obj, ok := fn.Object().(*types.Func); ok {
		id := FuncID(obj)
		w.f.lowering.out.Refs[id] = obj.Origin()
		w.emit(fragment.Source{Kind: fragment.FuncSrc, Key: id})
	}
}

// cell adds the variable itself and what is stored in it.
func (w *walk) cell(v ssa.Value, path string) {
	f := w.f
	i, ok := f.cells[v]
	if !ok {
		return
	}
	w.emit(fragment.Source{Kind: fragment.CellSrc, N: i, Path: path})
	if len(f.stores[v]) == 0 {
		w.dynamic(v.Type(), path)
	}
	for _, s := range f.stores[v] {
		rest, ok := strings.CutPrefix(path, s.path)
		if !ok || rest != "" && rest[0] != '.' && rest[0] != '[' {
			continue
		}
		if s.from == f {
			w.visit(s.val, rest)
			continue
		}
		w.out = append(w.out, independent(s.from.valueAt(s.val, rest, w.keys))...)
	}
}

func (w *walk) call(v *ssa.Call, path string) {
	if b, ok := v.Call.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "append", "min", "max", "ssa:wrapnilchk":
			for _, a := range v.Call.Args {
				w.visit(a, path)
			}
		}
		return
	}
	w.emit(fragment.Source{Kind: fragment.Result, N: w.f.sites[v], I: 0, Path: path})
	w.dynamic(v.Type(), path)
}

func (w *walk) extract(v *ssa.Extract, path string) {
	switch t := v.Tuple.(type) {
	case *ssa.Call:
		w.emit(fragment.Source{Kind: fragment.Result, N: w.f.sites[t], I: v.Index, Path: path})
		w.dynamic(v.Type(), path)
	case *ssa.TypeAssert:
		if v.Index == 0 {
			w.visit(t.X, path)
		}
	case *ssa.Lookup:
		if v.Index == 0 {
			w.visit(t.X, fragment.JoinPath("[]", path))
		}
	case *ssa.Next:
		if r, ok := t.Iter.(*ssa.Range); ok && v.Index == 2 {
			w.visit(r.X, fragment.JoinPath("[]", path))
		}
	}
}

func (w *walk) load(v *ssa.UnOp, path string) {
	if v.Op.String() != "*" {
		return // a value received from a channel comes from nowhere we know
	}
	if val := w.f.lastStore(v); val != nil {
		w.visit(val, path)
		return
	}
	w.visit(v.X, path)
}

func (w *walk) field(x ssa.Value, index int, path string) {
	name, key := fieldNames(x.Type(), index)
	if w.keys && key != "" && !isInstance(x.Type()) { // of an instance the callers know, see KeptAt
		w.emit(fragment.Source{Kind: fragment.Field, Key: key + path})
	}
	w.visit(x, fragment.JoinPath("."+name, path))
}

func (w *walk) concrete(v *ssa.MakeInterface, path string) {
	if path != "" || types.IsInterface(v.X.Type()) {
		return
	}
	key := typeKey(v.X.Type())
	w.f.lowering.out.Types[key] = v.X.Type()
	w.emit(fragment.Source{Kind: fragment.Concrete, Key: key})
}
