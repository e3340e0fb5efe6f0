package summary

import (
	"cmp"
	"slices"
	"strings"
)

// AddOpen puts o among the opens and reports whether they changed.
func AddOpen(list *[]Open, o Open) bool {
	for i := range *list {
		old := &(*list)[i]
		if old.Result == o.Result && old.Input == o.Input && old.Path == o.Path {
			return old.join(&o)
		}
	}
	*list = append(*list, o)
	slices.SortFunc(*list, func(a, b Open) int {
		return cmp.Or(cmp.Compare(a.Result, b.Result), cmp.Compare(a.Input, b.Input), strings.Compare(a.Path, b.Path))
	})
	return true
}

// join keeps what holds of both, and reports whether that is less than before.
func (o *Open) join(p *Open) bool {
	was := *o
	o.ReadOnly = o.ReadOnly && p.ReadOnly
	o.Ends = o.Ends || p.Ends
	if o.Lib != p.Lib {
		o.Lib = ""
	}
	if o.Error != p.Error {
		o.Error = None
	}
	if o.Field != p.Field {
		o.Field = ""
	}
	return was != *o
}

// AddClose puts c among the closes and reports whether they changed.
func AddClose(list *[]Close, c Close) bool {
	for i := range *list {
		old := &(*list)[i]
		if old.Input == c.Input && old.Result == c.Result && old.Path == c.Path {
			was := *old
			old.Commit = old.Commit || c.Commit
			old.Rollback = old.Rollback || c.Rollback
			old.Partial = old.Partial && c.Partial
			return was != *old
		}
	}
	*list = append(*list, c)
	slices.SortFunc(*list, func(a, b Close) int {
		return cmp.Or(cmp.Compare(a.Input, b.Input), cmp.Compare(a.Result, b.Result), strings.Compare(a.Path, b.Path))
	})
	return true
}

// AddCarry puts c among the carries and reports whether they changed.
func AddCarry(list *[]Carry, c Carry) bool {
	if slices.Contains(*list, c) {
		return false
	}
	*list = append(*list, c)
	slices.SortFunc(*list, func(a, b Carry) int {
		return cmp.Or(cmp.Compare(a.Result, b.Result), cmp.Compare(a.Input, b.Input))
	})
	return true
}

// AddKeep puts k among the keeps and reports whether they changed.
func AddKeep(list *[]Keep, k Keep) bool {
	if slices.Contains(*list, k) {
		return false
	}
	*list = append(*list, k)
	slices.SortFunc(*list, func(a, b Keep) int {
		return cmp.Or(cmp.Compare(a.Into, b.Into), strings.Compare(a.Path, b.Path), cmp.Compare(a.Input, b.Input))
	})
	return true
}
