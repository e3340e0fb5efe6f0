// Package container calls constructors in an order that fits.
package container

import (
	"errors"
	"reflect"
)

// Container has constructors.
type Container struct{ constructors []reflect.Value }

// Provide adds constructors.
func (c *Container) Provide(constructors ...any) {
	for _, f := range constructors {
		c.constructors = append(c.constructors, reflect.ValueOf(f))
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
	for _, f := range c.constructors {
		if f.Type().Out(0) != t {
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
