// Package container calls constructors in an order that fits.
package container

import (
	"errors"
	"reflect"
)

// Container has constructors.
type Container struct {
	constructors []reflect.Value
	as           map[reflect.Type]reflect.Value
}

// Annotated is a constructor with the interfaces that its result is wanted as.
type Annotated struct {
	constructor any
	as          []any
}

// As annotates a constructor with pointers to interfaces.
func As(constructor any, interfaces ...any) Annotated { return Annotated{constructor, interfaces} }

// Provide adds constructors.
func (c *Container) Provide(constructors ...any) {
	for _, f := range constructors {
		if a, ok := f.(Annotated); ok {
			c.annotate(a)
			continue
		}
		c.constructors = append(c.constructors, reflect.ValueOf(f))
	}
}

func (c *Container) annotate(a Annotated) {
	if c.as == nil {
		c.as = map[reflect.Type]reflect.Value{}
	}
	for _, i := range a.as {
		c.as[reflect.TypeOf(i).Elem()] = reflect.ValueOf(a.constructor)
	}
}

// Invoke calls f with what the constructors make.
func (c *Container) Invoke(f any) error {
	v := reflect.ValueOf(f)
	args := make([]reflect.Value, v.Type().NumIn())
	for i := range args {
		arg, err := c.make(v.Type().In(i))
		if err != nil {
			return err
		}
		args[i] = arg
	}
	v.Call(args)
	return nil
}

func (c *Container) make(t reflect.Type) (reflect.Value, error) {
	for _, f := range append(c.constructors, c.as[t]) {
		if !f.IsValid() || f.Type().Out(0) != t && c.as[t] != f {
			continue
		}
		args := make([]reflect.Value, f.Type().NumIn())
		for i := range args {
			arg, err := c.make(f.Type().In(i))
			if err != nil {
				return arg, err
			}
			args[i] = arg
		}
		return f.Call(args)[0], nil
	}
	return reflect.Value{}, errors.New("nothing makes a " + t.String())
}
