package region

import (
	"maps"
	"slices"
	"testing"
	"testing/quick"
)

// law checks a property of sets, each of which is made of random elements.
func law(t *testing.T, name string, property any) {
	t.Helper()
	if err := quick.Check(property, nil); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

func of(elems []uint8) Set {
	var s Set
	for _, e := range elems {
		s.Add(int(e))
	}
	return s
}

func union(s, t Set) Set {
	out := s.Clone()
	out.Join(t)
	return out
}

func equal(s, t Set) bool { return slices.Equal(s.Elems(), t.Elems()) }

func subset(s, t Set) bool {
	for _, e := range s.Elems() {
		if !t.Has(e) {
			return false
		}
	}
	return true
}

// TestJoin: a set of what may be open is an element of a lattice; the flow relies on it.
func TestJoin(t *testing.T) {
	law(t, "idempotent", func(a []uint8) bool {
		s := of(a)
		return !s.Join(of(a)) && equal(s, of(a))
	})
	law(t, "commutative", func(a, b []uint8) bool { return equal(union(of(a), of(b)), union(of(b), of(a))) })
	law(t, "associative", func(a, b, c []uint8) bool {
		return equal(union(union(of(a), of(b)), of(c)), union(of(a), union(of(b), of(c))))
	})
	law(t, "an upper bound", func(a, b []uint8) bool {
		u := union(of(a), of(b))
		return subset(of(a), u) && subset(of(b), u)
	})
	law(t, "the least one", func(a, b, c []uint8) bool {
		above := union(union(of(a), of(b)), of(c))
		return subset(union(of(a), of(b)), above)
	})
	law(t, "monotone", func(a, b, c []uint8) bool {
		return subset(union(of(a), of(c)), union(union(of(a), of(b)), of(c)))
	})
	law(t, "empty is the bottom", func(a []uint8) bool {
		s := of(a)
		return !s.Join(nil) && equal(s, of(a)) && equal(union(nil, of(a)), of(a))
	})
	law(t, "it tells whether there was news", func(a, b []uint8) bool {
		s := of(a)
		return s.Join(of(b)) != subset(of(b), of(a))
	})
	law(t, "the argument stays as it is", func(a, b []uint8) bool {
		s, arg := of(a), of(b)
		s.Join(arg)
		s.Add(1000)
		return equal(arg, of(b))
	})
}

func TestMinus(t *testing.T) {
	minus := func(s, t Set) Set {
		out := s.Clone()
		out.Minus(t)
		return out
	}
	law(t, "what is left", func(a, b []uint8) bool {
		d := minus(of(a), of(b))
		return subset(d, of(a)) && !d.Meets(of(b)) && equal(union(d, of(b)), union(of(a), of(b)))
	})
	law(t, "monotone in the set", func(a, b, c []uint8) bool {
		return subset(minus(of(a), of(c)), minus(union(of(a), of(b)), of(c)))
	})
	law(t, "antitone in what is taken", func(a, b, c []uint8) bool {
		return subset(minus(of(a), union(of(b), of(c))), minus(of(a), of(b)))
	})
	law(t, "nothing taken", func(a []uint8) bool { return equal(minus(of(a), nil), of(a)) })
}

// TestElements compares a set with a map.
func TestElements(t *testing.T) {
	law(t, "Add, Remove, Has, Elems, Empty", func(add, remove []uint8) bool {
		s, model := Set(nil), map[int]bool{}
		for _, e := range add {
			s.Add(int(e))
			model[int(e)] = true
		}
		for _, e := range remove {
			s.Remove(int(e))
			delete(model, int(e))
		}
		for e := range 300 {
			if s.Has(e) != model[e] {
				return false
			}
		}
		return s.Empty() == (len(model) == 0) && slices.Equal(s.Elems(), slices.Sorted(maps.Keys(model)))
	})
	law(t, "Of", func(a []uint8) bool {
		var elems []int
		for _, e := range a {
			elems = append(elems, int(e))
		}
		return equal(Of(elems...), of(a))
	})
	law(t, "Meets", func(a, b []uint8) bool {
		common := false
		for _, e := range a {
			common = common || slices.Contains(b, e)
		}
		return of(a).Meets(of(b)) == common && of(b).Meets(of(a)) == common
	})
	law(t, "Clone is a copy", func(a []uint8) bool {
		s := of(a)
		c := s.Clone()
		c.Minus(c.Clone())
		c.Add(1000)
		return equal(s, of(a))
	})
}

// TestZero: the zero set is empty, and one that was emptied is as well.
func TestZero(t *testing.T) {
	var s Set
	s.Remove(70)
	if !s.Empty() || s.Has(0) || len(s.Elems()) != 0 || s.Meets(Of(1)) {
		t.Errorf("the zero set has %v", s.Elems())
	}
	s.Add(70)
	s.Remove(70)
	if !s.Empty() {
		t.Errorf("an emptied set has %v", s.Elems())
	}
}
