package solver

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/lower"
)

// method is an interface method as a call names it: the static type of the receiver may have
// it from an interface that it embeds, and not all that implement that one are behind it.
type method struct {
	on types.Type
	*types.Func
}

// methodOf returns the interface method that a site calls.
func methodOf(s *fragment.Site) method { return method{s.Recv, s.Obj} }

// declared returns an interface method as the interface that declares it has it.
func declared(m *types.Func) method { return method{m.Signature().Recv().Type(), m} }

// key names the method in every process, "" for none.
func (m method) key() string {
	if m.Func == nil {
		return ""
	}
	return "(" + interfaceKey(m.on) + ")." + m.Name()
}

func interfaceKey(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return interfaceKey(t.Constraint())
	case *types.Named:
		if obj := t.Obj(); obj.Pkg() != nil {
			return obj.Pkg().Path() + "." + obj.Name()
		}
	}
	return types.TypeString(t, nil)
}

// method returns the interface method with a key: one that functions in sight call on what
// they are given, or that a package in sight declares.
func (e *Engine) method(key string) method {
	e.unsettled++ // others may ask for it
	if m, ok := e.asked[key]; ok {
		return m
	}
	on, m := e.world.Interface(key)
	return method{on, m}
}

// adapted reports whether functions stand for the interface that a method is called on: its
// package has a function type that implements it, as http.HandlerFunc does http.Handler.
func (e *Engine) adapted(m method) bool {
	if m.Pkg() == nil {
		return false
	}
	if is, ok := e.adapts[m.Func]; ok {
		return is
	}
	e.adapts[m.Func] = false
	iface, ok := declared(m.Func).on.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	scope := m.Pkg().Scope()
	for _, name := range scope.Names() {
		if tn, ok := scope.Lookup(name).(*types.TypeName); ok && isFunc(tn.Type()) && types.Implements(tn.Type(), iface) {
			e.adapts[m.Func] = true
		}
	}
	return e.adapts[m.Func]
}

// MethodKey is the key of a concrete method in every process.
func MethodKey(m *types.Func) string { return m.Origin().FullName() }

// key is MethodKey, kept: a method that many types implement is asked for at every call of it.
func (e *Engine) key(m *types.Func) string {
	k, ok := e.keys[m]
	if !ok {
		k = MethodKey(m)
		e.keys[m] = k
	}
	return k
}

// displayName is lower.DisplayName, kept.
func (e *Engine) displayName(f *types.Func) string {
	name, ok := e.names[f]
	if !ok {
		name = lower.DisplayName(f)
		e.names[f] = name
	}
	return name
}
