package region

import (
	"math/bits"
	"slices"
)

// Set is a small set of non-negative integers. The zero value is empty.
type Set []uint64

// Of returns the set of the given elements.
func Of(elems ...int) Set {
	var s Set
	for _, e := range elems {
		s.Add(e)
	}
	return s
}

// Has reports whether e is in the set.
func (s Set) Has(e int) bool { return e>>6 < len(s) && s[e>>6]&(1<<(e&63)) != 0 }

// Add puts e into the set.
func (s *Set) Add(e int) {
	for e>>6 >= len(*s) {
		*s = append(*s, 0)
	}
	(*s)[e>>6] |= 1 << (e & 63)
}

// Remove takes e out of the set.
func (s Set) Remove(e int) {
	if e>>6 < len(s) {
		s[e>>6] &^= 1 << (e & 63)
	}
}

// Join adds the elements of t and reports whether there were new ones.
func (s *Set) Join(t Set) bool {
	changed := false
	for i, w := range t {
		if i >= len(*s) {
			*s = append(*s, 0)
		}
		if w&^(*s)[i] != 0 {
			(*s)[i] |= w
			changed = true
		}
	}
	return changed
}

// Minus removes the elements of t.
func (s Set) Minus(t Set) {
	for i := range min(len(s), len(t)) {
		s[i] &^= t[i]
	}
}

// Meets reports whether the sets have an element in common.
func (s Set) Meets(t Set) bool {
	for i := range min(len(s), len(t)) {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

// Empty reports whether there are no elements.
func (s Set) Empty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// Clone returns a copy.
func (s Set) Clone() Set { return slices.Clone(s) }

// Elems returns the elements in ascending order.
func (s Set) Elems() []int {
	var out []int
	for i, w := range s {
		for w != 0 {
			b := bits.TrailingZeros64(w)
			out = append(out, i<<6+b)
			w &^= 1 << b
		}
	}
	return out
}
