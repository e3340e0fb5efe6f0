package catalog

import (
	"slices"
	"strings"
)

// What a package is known for, besides the categories of its sinks.
const (
	forTx  = "tx"  // opens, ends or runs transactions, has handles or hooks
	forAux = "aux" // callbacks, safe calls, barriers, errors: of use only beside other things
)

// index notes for which packages the table has entries, and what for: a list of words,
// separated by commas.
func (t *table) index() *table {
	words := map[string][]string{}
	for key, e := range t.funcs {
		n, err := parseName(key)
		if err == nil {
			words[n.pkg] = append(words[n.pkg], e.words()...)
		}
	}
	for recv, list := range t.products {
		n, err := parseName(recv + ".X")
		for _, p := range list {
			var e Entry
			p.apply(&e)
			if err == nil {
				words[n.pkg] = append(words[n.pkg], e.words()...)
			}
		}
	}
	for tn := range t.types {
		words[tn.pkg] = append(words[tn.pkg], forTx)
	}
	for _, o := range t.options {
		words[o.typ.pkg] = append(words[o.typ.pkg], forAux)
	}
	t.packages = map[string]string{}
	for pkg, list := range words {
		slices.Sort(list)
		t.packages[pkg] = strings.Join(slices.Compact(list), ",")
	}
	return t
}

// words says what a function is known for.
func (e *Entry) words() []string {
	var w []string
	if e.Opener != nil || e.Closer != nil || e.Runner != nil || e.Register != nil || e.AfterCommit != nil {
		w = append(w, forTx)
	}
	if e.Sink != nil {
		w = append(w, string(e.Sink.Category))
	}
	if w == nil {
		w = []string{forAux}
	}
	return w
}

// matters reports whether one of the words is worth an analysis: transactions, or sinks of a
// category that is wanted.
func matters(words string, want func(Category) bool) bool {
	for w := range strings.SplitSeq(words, ",") {
		if w == forTx || w != forAux && w != "" && want(Category(w)) {
			return true
		}
	}
	return false
}
