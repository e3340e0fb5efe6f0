package catalog

import (
	"errors"
	"fmt"
	"go/constant"
	"go/types"
)

// shape compares what a group says of a function with the function's signature.
func shape(r ref, fn *types.Func) error {
	role := r.group.Role
	if r.family != nil {
		role = r.family.role
	}
	if r.group.Fields["of"] != nil && r.kind == refPromoted {
		return nil // a function under of:
	}
	var e Entry
	if apply, ok := attrs(r.group, role); ok {
		apply(&e)
	}
	sig := fn.Signature()
	switch {
	case e.Opener != nil:
		return openerShape(e.Opener, sig)
	case e.Closer != nil:
		return closerShape(e.Closer, sig)
	case e.Runner != nil:
		return runnerShape(e.Runner, sig)
	case e.Safe != nil && e.Safe.Tx >= sig.Params().Len():
		return fmt.Errorf("tx: no parameter %d", e.Safe.Tx)
	case e.AfterCommit != nil:
		return callbackShape("callback", e.AfterCommit.Callback, sig)
	case e.Callback != nil && !(r.family != nil && e.Callback.Param == Any):
		return callbackShape("param", e.Callback.Param, sig)
	case e.Register != nil:
		return callbackShape("callback", e.Register.Callback, sig)
	case e.NeverNil && (sig.Results().Len() == 0 || !implementsError(sig.Results().At(0).Type())):
		return errors.New("result 0 is no error")
	}
	return nil
}

func openerShape(o *Opener, sig *types.Signature) error {
	res := sig.Results()
	if o.Handle >= res.Len() {
		return fmt.Errorf("handle: no result %d", o.Handle)
	}
	if o.Handle >= 0 && isError(res.At(o.Handle).Type()) {
		return fmt.Errorf("handle: result %d is an error", o.Handle)
	}
	if o.ErrorField != "" {
		if f, _, _ := types.LookupFieldOrMethod(res.At(o.Handle).Type(), true, nil, o.ErrorField); f == nil {
			return fmt.Errorf("error: the handle has no field %s", o.ErrorField)
		}
		return nil
	}
	if o.Error >= res.Len() || o.Error >= 0 && !isError(res.At(o.Error).Type()) {
		return fmt.Errorf("error: result %d is no error", o.Error)
	}
	if o.Error == None && errorResult(sig) != None {
		return fmt.Errorf("error: none, but result %d is one", errorResult(sig))
	}
	return nil
}

func closerShape(c *Closer, sig *types.Signature) error {
	if c.Of == Receiver && sig.Recv() == nil {
		return errors.New("a closer is a method, or says which parameter is the transaction: handle: 0")
	}
	if c.Of >= sig.Params().Len() {
		return fmt.Errorf("handle: no parameter %d", c.Of)
	}
	return nil
}

func runnerShape(r *Runner, sig *types.Signature) error {
	if err := callbackShape("callback", r.Callback, sig); err != nil {
		return err
	}
	if r.Callback < 0 {
		r.Callback = lastCallback(sig)
	}
	cb := callbackType(sig, r.Callback)
	if cb == nil {
		return fmt.Errorf("callback: parameter %d is no function", r.Callback)
	}
	switch {
	case r.Handle >= cb.Params().Len():
		return fmt.Errorf("handle: the callback has no parameter %d", r.Handle)
	case r.Handle == None && cb.Params().Len() != 0:
		return fmt.Errorf("handle: none, but the callback takes parameters: %s", cb)
	case r.Handle != Context && !r.InCtx:
		return nil
	}
	for i := range cb.Params().Len() {
		if isContext(cb.Params().At(i).Type()) {
			return nil
		}
	}
	return fmt.Errorf("the callback takes no context: %s", cb)
}

// callbackShape checks that a parameter is a function, or that there is one. A parameter of
// type any may take a function.
func callbackShape(key string, i int, sig *types.Signature) error {
	for j := range sig.Params().Len() {
		if i >= 0 && i != j {
			continue
		}
		t := sig.Params().At(j).Type()
		if callbackType(sig, j) != nil {
			return nil
		}
		if _, typeParam := t.(*types.TypeParam); types.IsInterface(t) || typeParam {
			return nil
		}
	}
	if i < 0 {
		return fmt.Errorf("%s: no parameter takes a function", key)
	}
	return fmt.Errorf("%s: no function at parameter %d", key, i)
}

func implementsError(t types.Type) bool {
	return types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}

// optionShape checks that an options type has the field, and that the value can be one of it.
func optionShape(g *group, obj *types.TypeName) error {
	f, _, _ := types.LookupFieldOrMethod(obj.Type(), true, obj.Pkg(), g.Text("field"))
	v, ok := f.(*types.Var)
	if !ok {
		return fmt.Errorf("has no field %s", g.Text("field"))
	}
	basic, ok := v.Type().Underlying().(*types.Basic)
	if !ok {
		return fmt.Errorf("field %s is %s", v.Name(), v.Type())
	}
	if basic.Info()&types.IsBoolean != 0 {
		return nil
	}
	for _, name := range v.Pkg().Scope().Names() {
		c, ok := v.Pkg().Scope().Lookup(name).(*types.Const)
		if !ok || !types.Identical(c.Type(), v.Type()) {
			continue
		}
		text := c.Val().ExactString()
		if c.Val().Kind() == constant.String {
			text = constant.StringVal(c.Val())
		}
		if text == g.Text("value") {
			return nil
		}
	}
	return fmt.Errorf("no constant of type %s is %q", v.Type(), g.Text("value"))
}
