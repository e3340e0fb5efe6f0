package lower

import (
	"go/types"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
)

// classOf says what a value of type t can be.
func (l *lowering) classOf(t types.Type) fragment.Class {
	if c, ok := l.class[t]; ok {
		return c
	}
	l.class[t] = fragment.Other // a type that contains itself
	c := l.classify(t)
	l.class[t] = c
	return c
}

func (l *lowering) classify(t types.Type) fragment.Class {
	switch l.Catalog.Handle(t) {
	case catalog.Proves:
		return fragment.Tx
	case catalog.ProvesRO:
		return fragment.TxRO
	case catalog.MayCarry:
		return fragment.MaybeTx
	}
	if isNamed(t, "", "error") {
		return fragment.Error
	}
	if isNamed(t, "context", "Context") {
		return fragment.Context
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return fragment.Plain
	case *types.Signature:
		return fragment.Function
	case *types.Slice:
		return l.elemClass(u.Elem())
	case *types.Array:
		return l.elemClass(u.Elem())
	case *types.Struct:
		for f := range u.Fields() {
			if l.classOf(f.Type()) != fragment.Plain {
				return fragment.Other
			}
		}
		return fragment.Plain
	}
	return fragment.Other
}

func (l *lowering) elemClass(t types.Type) fragment.Class {
	if l.classOf(t) == fragment.Plain {
		return fragment.Plain
	}
	return fragment.Other
}

func isNamed(t types.Type, pkg, name string) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Name() != name {
		return false
	}
	if named.Obj().Pkg() == nil {
		return pkg == ""
	}
	return named.Obj().Pkg().Path() == pkg
}

// inputClass is classOf for a parameter: a handle type that proves nothing by itself does so
// under a name that says transaction (rule R5).
func (l *lowering) inputClass(name string, t types.Type) fragment.Class {
	c := l.classOf(t)
	if c != fragment.MaybeTx || types.IsInterface(t) {
		return c // an interface of pool and transaction is often called tx for both
	}
	switch strings.ToLower(name) {
	case "tx", "txn", "trx", "dbtx", "transaction":
		return fragment.Tx
	}
	return c
}

// capturedClass is classOf for a captured variable. A captured handle proves nothing: the
// literal may be made before the transaction begins. What is open in it, its calls tell.
func (l *lowering) capturedClass(t types.Type) fragment.Class {
	if ptr, ok := t.Underlying().(*types.Pointer); ok && l.classOf(t) == fragment.Other {
		t = ptr.Elem() // captured by reference
	}
	c := l.classOf(t)
	if c == fragment.Tx || c == fragment.TxRO {
		return fragment.MaybeTx
	}
	return c
}

// typeKey names a type in every process.
func typeKey(t types.Type) string {
	t = types.Unalias(t)
	if ptr, ok := t.(*types.Pointer); ok {
		return "*" + typeKey(ptr.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		obj := named.Origin().Obj()
		if obj.Pkg() == nil {
			return obj.Name()
		}
		return obj.Pkg().Path() + "." + obj.Name()
	}
	return types.TypeString(t, nil)
}
