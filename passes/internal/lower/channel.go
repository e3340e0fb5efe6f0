package lower

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// kept is the field or package variable that a channel is kept in.
type kept struct {
	key  string // the same in every process
	name string // as users read it: worker.Worker.queue
}

// keptChannel returns where a channel is kept that outlives the function, and false for all
// others: those made here, parameters, and those that came in a message. Whom a parameter
// leads to, the caller knows, and mostly waits for.
func (f *funcLowering) keptChannel(ch ssa.Value) (kept, bool) {
	o := &origin{f: f, seen: map[ssa.Value]bool{}}
	if !o.channel(f, ch) || o.found.key == "" {
		return kept{}, false
	}
	return o.found, true
}

// origin is the way back from a channel to the variable that it is kept in, and from there to
// what holds that variable. Where several are possible, one that outlives the function is enough.
type origin struct {
	f     *funcLowering
	seen  map[ssa.Value]bool
	found kept
}

func (o *origin) once(v ssa.Value) bool {
	if o.seen[v] || len(o.seen) > maxSteps {
		return false
	}
	o.seen[v] = true
	return true
}

// channel goes back from a channel to a field or package variable.
func (o *origin) channel(f *funcLowering, v ssa.Value) bool {
	if !o.once(v) {
		return false
	}
	switch v := v.(type) {
	case *ssa.Global:
		o.found = kept{globalKey(v), f.short(v.Pkg) + v.Name()}
		return true
	case *ssa.FieldAddr:
		o.field(v.X.Type(), v.Field)
		return o.outlives(f, v.X)
	case *ssa.Field:
		o.field(v.X.Type(), v.Field)
		return o.outlives(f, v.X)
	case *ssa.Parameter, *ssa.Call:
		return false
	}
	return o.through(f, v, o.channel)
}

func (o *origin) field(t types.Type, index int) {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	st := t.Underlying().(*types.Struct)
	if holdsTest(st) {
		return
	}
	name := st.Field(index).Name()
	o.found = kept{fieldKey(t, name), name}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		o.found.name = named.Obj().Name() + "." + name
		if p := named.Obj().Pkg(); p != nil {
			o.found.name = p.Name() + "." + o.found.name
		}
	}
}

// holdsTest reports whether a struct has a testing.TB, or what stands for one, in a field: only
// tests make one.
func holdsTest(st *types.Struct) bool {
	for v := range st.Fields() {
		fails, _, _ := types.LookupFieldOrMethod(v.Type(), false, nil, "FailNow")
		helps, _, _ := types.LookupFieldOrMethod(v.Type(), false, nil, "Helper")
		if fails != nil && helps != nil {
			return true
		}
	}
	return false
}

// fieldKey names a field in every process.
func fieldKey(t types.Type, field string) string {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return typeKey(named.Origin()) + "." + field
	}
	return "struct." + field
}

// outlives reports whether what holds a channel was there before the function was called.
func (o *origin) outlives(f *funcLowering, v ssa.Value) bool {
	if !o.once(v) {
		return false
	}
	switch v := v.(type) {
	case *ssa.Global:
		return true
	case *ssa.Parameter:
		// A struct that is handed over by value is a message or a set of options.
		_, isStruct := v.Type().Underlying().(*types.Struct)
		return !isStruct || f.fn.Signature.Recv() != nil && v == f.fn.Params[0]
	case *ssa.FieldAddr:
		return o.outlives(f, v.X)
	case *ssa.Field:
		return o.outlives(f, v.X)
	case *ssa.Call:
		return o.result(f, v, 0)
	}
	return o.through(f, v, o.outlives)
}

// through goes one step back from v, into the functions that are called.
func (o *origin) through(f *funcLowering, v ssa.Value, next step) bool {
	if x, ok := v.(*ssa.Extract); ok {
		if call, ok := x.Tuple.(*ssa.Call); ok {
			return o.result(f, call, x.Index)
		}
	}
	return back(f, v, next)
}

// result reports whether the result of a call was there before: what a function in sight
// returns tells, and what a method of another package hands out outlives the function if its
// receiver does. A constructor's result does not.
func (o *origin) result(f *funcLowering, call *ssa.Call, index int) bool {
	c := call.Common()
	if b, ok := c.Value.(*ssa.Builtin); ok {
		if b.Name() != "append" {
			return false
		}
		for _, a := range c.Args {
			if o.outlives(f, a) {
				return true
			}
		}
		return false
	}
	if c.IsInvoke() {
		return o.outlives(f, c.Value)
	}
	fn := c.StaticCallee()
	if fn == nil {
		return false
	}
	if origin := fn.Origin(); origin != nil {
		fn = origin
	}
	g, ok := f.funcs[fn]
	if !ok {
		return (fn.Signature.Recv() != nil || isList(call.Type())) && len(c.Args) > 0 && o.outlives(f, c.Args[0])
	}
	for _, b := range fn.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && o.outlives(g, ret.Results[index]) {
			return true
		}
	}
	return false
}

// isList reports whether a value of type t may be a copy of a list (slices.Clone).
func isList(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	}
	return false
}

// short returns a package's name with a point.
func (f *funcLowering) short(p *ssa.Package) string {
	if p == nil {
		return ""
	}
	return p.Pkg.Name() + "."
}
