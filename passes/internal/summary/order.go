package summary

import (
	"cmp"
	"slices"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// maxEffects bounds the effects of one category that a summary keeps, shortest path first.
// What is lost are further sinks of a category that is reported anyway: the count in "and N
// more", never a finding. Of other databases the bound holds for each library, since the
// statements of the transaction's own are no spills (rule R18).
const maxEffects = 3

// kind is what makes two effects different ones.
func (e *Effect) sameKind(f *Effect) bool {
	return e.Category == f.Category && e.Sink == f.Sink && e.Async == f.Async &&
		e.Failing == f.Failing && e.Reported == f.Reported && e.Read == f.Read
}

func compareKind(e, f *Effect) int {
	if e.Category != f.Category {
		return cmp.Compare(e.Category.Rank(), f.Category.Rank())
	}
	return cmp.Or(
		compareBool(e.Reported, f.Reported), compareBool(e.Failing, f.Failing),
		compareBool(e.Async, f.Async), compareBool(e.Read, f.Read))
}

// Better orders paths to one effect: shortest, then fewest dynamic steps, then by the names of the
// functions. Places come last: a finding keeps its path when code is moved, or a baseline would take
// it for a new one.
func Better(e, f *Effect) int {
	return cmp.Or(
		cmp.Compare(e.Steps, f.Steps), cmp.Compare(e.Dynamic, f.Dynamic),
		slices.CompareFunc(e.Path, f.Path, compareFrames), strings.Compare(e.Sink, f.Sink))
}

func compareFrames(a, b Frame) int {
	return cmp.Or(strings.Compare(a.Func, b.Func), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// AddEffect puts e among the effects and reports whether they changed: of two paths to one
// sink the better one stays. The path is copied: mostly an effect is known already.
func AddEffect(list *[]Effect, e Effect) bool {
	for i := range *list {
		old := &(*list)[i]
		if old.sameKind(&e) {
			if Better(&e, old) >= 0 {
				return false
			}
			*list = slices.Delete(*list, i, i+1)
			insert(list, &e)
			return true
		}
	}
	if n, last := group(*list, &e); n >= maxEffects && Better(&e, &(*list)[last]) >= 0 {
		return false // it would be the one that is dropped
	}
	insert(list, &e)
	return bound(list, &e)
}

// insert puts e in its place.
func insert(list *[]Effect, e *Effect) {
	i := 0
	for i < len(*list) && cmp.Or(compareKind(&(*list)[i], e), Better(&(*list)[i], e)) < 0 {
		i++
	}
	*list = slices.Insert(*list, i, *e)
	(*list)[i].Path = slices.Clone(e.Path)
}

// Library returns the root of the library that a function or package belongs to: the host and
// the next element of its import path, or the next two where repositories have an owner.
func Library(name string) string {
	name = strings.TrimLeft(name, "(*")
	n := 2
	if strings.HasPrefix(name, "github.com/") {
		n = 3
	}
	parts := strings.SplitN(name, "/", n+1)
	root := strings.Join(parts[:min(n, len(parts))], "/")
	if root != name {
		return root
	}
	if i := strings.LastIndexByte(root, '/'); i >= 0 { // the last element has the function in it
		if j := strings.IndexByte(root[i:], '.'); j >= 0 {
			return root[:i+j]
		}
	}
	return root
}

// group returns how many effects count against the same bound as e, and the worst of them.
func group(list []Effect, e *Effect) (n, last int) {
	for i := range list {
		f := &list[i]
		if f.Category != e.Category || compareKind(f, e) != 0 {
			continue
		}
		if e.Category != catalog.OtherDB || Library(f.Sink) == Library(e.Sink) {
			n, last = n+1, i
		}
	}
	return n, last
}

// bound drops the worst effect of a group that has become too large, and reports whether it
// was another one than e.
func bound(list *[]Effect, e *Effect) bool {
	n, last := group(*list, e)
	if n <= maxEffects {
		return true
	}
	kept := (*list)[last].Sink != e.Sink
	*list = slices.Delete(*list, last, last+1)
	return kept
}
