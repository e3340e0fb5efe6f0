package summary

import (
	"cmp"
	"slices"
	"strings"
)

// AddCall puts c among the calls and reports whether they changed.
func AddCall(list *[]Call, c Call) bool {
	for i := range *list {
		old := &(*list)[i]
		if old.Input == c.Input && compareCalls(old, &c) == 0 {
			return old.join(&c)
		}
	}
	c.TxArgs, c.Pass = slices.Clone(c.TxArgs), slices.Clone(c.Pass)
	*list = append(*list, c)
	slices.SortFunc(*list, func(a, b Call) int { return compareCalls(&a, &b) })
	return boundCalls(list, &c)
}

// compareCalls compares what makes two calls different ones.
func compareCalls(a, b *Call) int {
	return cmp.Or(cmp.Compare(a.Input, b.Input), strings.Compare(a.Path, b.Path),
		strings.Compare(a.Method, b.Method), compareBool(a.Inside, b.Inside),
		compareBool(a.Async, b.Async), compareBool(a.Later, b.Later), compareBool(a.Made, b.Made))
}

// maxCalls bounds the calls that a summary keeps, those of whole inputs before those of fields
// deep within. What is lost are callbacks of functions that take dozens of them.
const maxCalls = 48

// boundCalls drops the call deepest within its input when there are too many, and reports
// whether it was another one than c.
func boundCalls(list *[]Call, c *Call) bool {
	if len(*list) <= maxCalls {
		return true
	}
	last := 0
	for i := range *list {
		if len((*list)[i].Path) >= len((*list)[last].Path) {
			last = i
		}
	}
	d := (*list)[last]
	*list = slices.Delete(*list, last, last+1)
	return compareCalls(&d, c) != 0
}

func (c *Call) join(d *Call) bool {
	changed := false
	set := func(to *bool, v bool) {
		if *to != v {
			*to, changed = v, true
		}
	}
	set(&c.ReadOnly, c.ReadOnly && d.ReadOnly)
	set(&c.Failing, c.Failing && d.Failing)
	set(&c.Retried, c.Retried || d.Retried)
	set(&c.Told, c.Told || d.Told)
	if c.Lib != d.Lib && c.Lib != "" {
		c.Lib, changed = "", true // of several: none that could be relied on
	}
	for _, a := range d.TxArgs {
		if !slices.Contains(c.TxArgs, a) {
			c.TxArgs = append(c.TxArgs, a)
			slices.Sort(c.TxArgs)
			changed = true
		}
	}
	for _, p := range d.Pass {
		if !slices.Contains(c.Pass, p) {
			c.Pass = append(c.Pass, p)
			slices.SortFunc(c.Pass, func(a, b Pass) int {
				return cmp.Or(cmp.Compare(a.Arg, b.Arg), cmp.Compare(a.Input, b.Input))
			})
			changed = true
		}
	}
	return changed
}
