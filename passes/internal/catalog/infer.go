package catalog

import "go/types"

// infer replaces the indexes that a table left out by what the signature of fn tells:
//
//   - an opener's error is its first result of type error;
//   - a callback is the last parameter of a function type;
//   - a runner's handle is the first parameter of the callback whose type is a handle, else
//     its context, else nothing.
//
// Entries are shared, so what changes is copied first.
func (c *Catalog) infer(e *Entry, fn *types.Func) {
	sig := fn.Signature()
	if o := e.Opener; o != nil && o.Error == auto {
		own := *o
		own.Error = errorResult(sig)
		e.Opener = &own
	}
	if r := e.Runner; r != nil && (r.Callback == auto || r.Handle == auto) {
		own := *r
		if own.Callback == auto {
			own.Callback = lastCallback(sig)
		}
		if own.Handle == auto {
			own.Handle = c.callbackHandle(sig, own.Callback)
			own.InCtx = own.InCtx || own.Handle == Context
		}
		e.Runner = &own
	}
	if a := e.AfterCommit; a != nil && a.Callback == auto {
		e.AfterCommit = &AfterCommit{lastCallback(sig)}
	}
	if r := e.Register; r != nil && r.Callback == auto {
		e.Register = &Register{Callback: lastCallback(sig), Of: r.Of, On: e.Register.On}
	}
}

func errorResult(sig *types.Signature) int {
	for i := range sig.Results().Len() {
		if isError(sig.Results().At(i).Type()) {
			return i
		}
	}
	return None
}

// lastCallback is the last parameter of a function type; one that is not the list of a
// variadic function is preferred. Any if there is none (a field of an options struct).
func lastCallback(sig *types.Signature) int {
	n := sig.Params().Len()
	for i := n - 1; i >= 0; i-- {
		if _, ok := sig.Params().At(i).Type().Underlying().(*types.Signature); ok {
			return i
		}
	}
	if n > 0 && callbackType(sig, n-1) != nil {
		return n - 1
	}
	return Any
}

// callbackType is the signature of the function that parameter i takes, nil if it takes none.
func callbackType(sig *types.Signature, i int) *types.Signature {
	if i < 0 || i >= sig.Params().Len() {
		return nil
	}
	t := sig.Params().At(i).Type()
	if s, ok := t.Underlying().(*types.Slice); ok && sig.Variadic() && i == sig.Params().Len()-1 {
		t = s.Elem()
	}
	cb, _ := t.Underlying().(*types.Signature)
	return cb
}

func (c *Catalog) callbackHandle(sig *types.Signature, callback int) int {
	cb := callbackType(sig, callback)
	if cb == nil {
		return None
	}
	inCtx := None
	for i := range cb.Params().Len() {
		t := cb.Params().At(i).Type()
		if c.Handle(t) != NoHandle {
			return i
		}
		if isContext(t) {
			inCtx = Context
		}
	}
	return inCtx
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// isContext reports whether t is context.Context or an interface that embeds it.
func isContext(t types.Type) bool {
	if n := namedOf(t); n != nil && nameOf(n) == (typeName{"context", "Context"}) {
		return true
	}
	if !types.IsInterface(t) {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "Deadline")
	return obj != nil
}
