package summary

import (
	"reflect"
	"slices"
	"testing"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// permutations calls yield with every order of n things.
func permutations(n int, yield func([]int)) {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	var rec func(int)
	rec = func(k int) {
		if k == n {
			yield(order)
			return
		}
		for i := k; i < n; i++ {
			order[k], order[i] = order[i], order[k]
			rec(k + 1)
			order[k], order[i] = order[i], order[k]
		}
	}
	rec(0)
}

// sameInAnyOrder adds the items in every order, and all of them twice, and checks that the
// list is always the wanted one and that add told truly whether it had changed.
func sameInAnyOrder[T any](t *testing.T, items, want []T, add func(*[]T, T) bool) {
	t.Helper()
	permutations(len(items), func(order []int) {
		var list []T
		for range 2 {
			for _, i := range order {
				before := clone(list)
				if changed := add(&list, items[i]); changed == reflect.DeepEqual(before, list) {
					t.Errorf("order %v: adding %+v to %+v said changed: %v", order, items[i], before, changed)
				}
			}
		}
		if !reflect.DeepEqual(list, want) {
			t.Errorf("order %v:\ngot  %+v\nwant %+v", order, list, want)
		}
	})
}

// clone copies a list with the slices in its elements.
func clone[T any](list []T) []T {
	out := slices.Clone(list)
	for i := range out {
		v := reflect.ValueOf(&out[i]).Elem()
		for f := range v.NumField() {
			if field := v.Field(f); field.Kind() == reflect.Slice && !field.IsNil() {
				field.Set(reflect.AppendSlice(reflect.MakeSlice(field.Type(), 0, field.Len()), field))
			}
		}
	}
	return out
}

// at is an effect of a category with a path of the given number of calls, all on one line.
func at(c catalog.Category, sink string, steps, line int) Effect {
	e := Effect{Category: c, Sink: sink}
	for range steps {
		e = e.Through(Frame{Func: "f", File: "f.go", Line: line})
	}
	return e
}

// TestWitness: of the paths to one sink the shortest is shown, then the one with the fewest
// dynamic steps, then the first by position.
func TestWitness(t *testing.T) {
	path := func(steps, dynamic int, frames ...Frame) Effect {
		return Effect{Category: catalog.Mail, Sink: "smtp.Send", Steps: steps, Dynamic: dynamic, Path: frames}
	}
	for _, tt := range []struct {
		name          string
		better, worse Effect
	}{
		{"shorter", path(1, 1, Frame{Func: "z", File: "z.go", Line: 9}), path(2, 0, Frame{Func: "a", File: "a.go", Line: 1}, Frame{Func: "b", File: "a.go", Line: 2})},
		{"fewer dynamic steps", path(2, 0, Frame{Func: "z", File: "z.go", Line: 9}), path(2, 1, Frame{Func: "a", File: "a.go", Line: 1})},
		{"function", path(2, 0, Frame{Func: "a", File: "z.go", Line: 9}), path(2, 0, Frame{Func: "b", File: "a.go", Line: 1})},
		{"file", path(2, 0, Frame{Func: "a", File: "a.go", Line: 9}), path(2, 0, Frame{Func: "a", File: "b.go", Line: 1})},
		{"line, as a number", path(2, 0, Frame{Func: "a", File: "a.go", Line: 9}), path(2, 0, Frame{Func: "a", File: "a.go", Line: 10})},
		{
			"a later frame",
			path(2, 0, Frame{Func: "a", File: "a.go", Line: 9}, Frame{Func: "a", File: "a.go", Line: 1}),
			path(2, 0, Frame{Func: "a", File: "a.go", Line: 9}, Frame{Func: "a", File: "a.go", Line: 2}),
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if Better(&tt.better, &tt.worse) >= 0 || Better(&tt.worse, &tt.better) <= 0 {
				t.Errorf("the better path does not win")
			}
			if Better(&tt.better, &tt.better) != 0 {
				t.Errorf("a path is better than itself")
			}
			sameInAnyOrder(t, []Effect{tt.better, tt.worse}, []Effect{tt.better}, AddEffect)
		})
	}
}

// TestEffectKinds: effects that mean something else to a caller are kept apart, in an order
// that shows first what matters most.
func TestEffectKinds(t *testing.T) {
	base := at(catalog.Mail, "smtp.Send", 1, 1)
	vary := func(change func(*Effect)) Effect {
		e := base
		change(&e)
		return e
	}
	want := []Effect{
		vary(func(e *Effect) { e.Category, e.Steps = catalog.Payment, 9 }), // the gravest
		base,
		vary(func(e *Effect) { e.Read = true }),
		vary(func(e *Effect) { e.Async = true }),
		vary(func(e *Effect) { e.Failing = true }),
		vary(func(e *Effect) { e.Reported = true }),
		vary(func(e *Effect) { e.Category = catalog.HTTP }),
	}
	sameInAnyOrder(t, want, want, AddEffect)
}

// TestBound: a summary keeps maxEffects sinks of a kind, those with the best paths. What is
// lost are further sinks of that kind, never the kind.
func TestBound(t *testing.T) {
	many := []Effect{
		at(catalog.HTTP, "a", 5, 1), at(catalog.HTTP, "b", 4, 1), at(catalog.HTTP, "c", 3, 1),
		at(catalog.HTTP, "d", 2, 1), at(catalog.HTTP, "e", 1, 1), at(catalog.Mail, "m", 9, 1),
	}
	want := []Effect{many[5], many[4], many[3], many[2]}
	if maxEffects != 3 {
		t.Fatalf("maxEffects is %d: mend this test", maxEffects)
	}
	sameInAnyOrder(t, many, want, AddEffect)
}

// TestBoundTie: of sinks behind paths of equal length those are kept that come first.
func TestBoundTie(t *testing.T) {
	many := []Effect{
		at(catalog.HTTP, "d", 1, 7), at(catalog.HTTP, "c", 1, 7), at(catalog.HTTP, "b", 1, 7),
		at(catalog.HTTP, "z", 1, 3), at(catalog.HTTP, "a", 1, 8),
	}
	want := []Effect{many[3], many[2], many[1]}
	sameInAnyOrder(t, many, want, AddEffect)
}

// TestBoundReturns: a sink that was dropped comes back with a shorter path.
func TestBoundReturns(t *testing.T) {
	items := []Effect{
		at(catalog.HTTP, "a", 5, 1), at(catalog.HTTP, "b", 2, 1), at(catalog.HTTP, "c", 3, 1),
		at(catalog.HTTP, "d", 4, 1), at(catalog.HTTP, "a", 1, 1),
	}
	want := []Effect{items[4], items[1], items[2]}
	sameInAnyOrder(t, items, want, AddEffect)
}
