package link

import (
	"cmp"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/sight"
	"github.com/txspill/txspill/passes/internal/solver"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

// Rule is what link found out about an interface method, field or variable of the program, as a
// configuration says it: separate analysis cannot know, since it depends on how the program is wired.
type Rule struct {
	Role string // key of the configuration: sinks, runners ...
	Name string // as configurations name it
	Keys []Key  // what else the group says, in order
	Why  string // through whom
}

// Key is a key of a group with its value.
type Key struct{ Name, Value string }

// nameOf is the name that configurations have for what is called, "" if they have none: a method of
// an interface without a name.
func (l *linker) nameOf(w *solver.Wired) string {
	if w.Method != nil {
		recv := w.Method.Signature().Recv()
		if recv == nil || l.units[w.Method.Pkg().Path()] == nil {
			return ""
		}
		if named, ok := types.Unalias(recv.Type()).(*types.Named); !ok || named.Obj().Parent() != named.Obj().Pkg().Scope() {
			return ""
		}
		return catalog.FullName(w.Method)
	}
	owner, field, ok := sight.CutLast(w.Key)
	if !ok || strings.ContainsAny(w.Key, "[*") {
		return ""
	}
	if l.units[owner] != nil {
		return w.Key
	}
	if pkg, _, ok := sight.CutLast(owner); ok && l.units[pkg] != nil {
		return "(" + owner + ")." + field
	}
	return ""
}

func (t *lesson) add(rule Rule) {
	key := [2]string{rule.Role, rule.Name}
	if _, known := t.said[key]; !known {
		t.said[key] = rule
	}
}

func (t *lesson) sink(name string, w *solver.Wired) {
	effects := slices.DeleteFunc(slices.Clone(w.Effects), func(e facts.Effect) bool {
		return e.Category.Outer() // whether it is the pool of that very transaction, a name cannot say
	})
	if len(effects) == 0 {
		return
	}
	eff := slices.MinFunc(effects, func(a, b facts.Effect) int {
		return cmp.Or(cmp.Compare(a.Category.Rank(), b.Category.Rank()), facts.Better(&a, &b))
	})
	path := []string{w.Name}
	for _, f := range eff.Path {
		path = append(path, f.Func)
	}
	effect := "call"
	if eff.Read {
		effect = "read"
	}
	rule := Rule{Role: "sinks", Name: name, Why: strings.Join(path, " → "), Keys: []Key{
		{"category", string(eff.Category)}, {"does", "reaches " + path[len(path)-1]}, {"effect", effect},
	}}
	key := [2]string{rule.Role, name}
	if old, known := t.said[key]; known && !graver(&rule, &old) {
		return
	}
	t.said[key] = rule
}

// reach notes whether a method has effects where it is called on a type.
func (t *lesson) reach(name string, w *solver.Wired) {
	if w.Recv == nil {
		return
	}
	if t.reaches[name] == nil {
		t.reaches[name] = map[string]bool{}
	}
	recv := types.TypeString(w.Recv, nil)
	if _, ok := types.Unalias(w.Recv).(*types.TypeParam); ok {
		t.reaches[name][""] = false // separate analysis goes by the type argument
		return
	}
	t.reaches[name][recv] = t.reaches[name][recv] || len(w.Effects) > 0
}

// divided reports whether a method that several interfaces share has effects on one and none on
// another, or is called on a type parameter: a name cannot tell them apart, so nothing is said.
func (t *lesson) divided(name string) bool {
	some, none := false, false
	for _, has := range t.reaches[name] {
		some, none = some || has, none || !has
	}
	return some && none
}

// graver reports whether a sink weighs more than another: by category, then what writes before what
// reads.
func graver(a, b *Rule) bool {
	rank := func(r *Rule) int { return catalog.Category(r.Keys[0].Value).Rank() }
	return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a.Keys[2].Value, b.Keys[2].Value)) < 0
}

// transactions adds what an implementation does to transactions.
func (t *lesson) transactions(name string, w *solver.Wired) {
	for _, c := range w.Sum.Calls {
		if c.Inside && given(&c) {
			t.add(Rule{Role: "runners", Name: name, Why: w.Name, Keys: runner(&c)})
		}
	}
	for _, o := range w.Sum.Opens {
		var keys []Key
		switch {
		case o.Result >= 0:
			keys = []Key{{"handle", strconv.Itoa(o.Result)}}
		case o.Input == 0:
			keys = []Key{{"handle", "receiver"}}
		default:
			continue // a configuration cannot say that a parameter is opened
		}
		keys = flagged(keys, Key{"read_only", "true"}, o.ReadOnly)
		keys = flagged(keys, Key{"ends", "true"}, o.Ends)
		t.add(Rule{Role: "openers", Name: name, Why: w.Name, Keys: keys})
	}
	for _, c := range w.Sum.Closes {
		if c.Input < 0 || c.Partial {
			continue
		}
		keys := []Key{{"outcome", outcome(&c)}}
		keys = flagged(keys, Key{"handle", strconv.Itoa(c.Input - 1)}, c.Input > 0)
		t.add(Rule{Role: "closers", Name: name, Why: w.Name, Keys: keys})
	}
}

// given reports whether a call is of a parameter itself.
func given(c *facts.Call) bool { return c.Input > 0 && c.Path == "" && c.Method == "" && !c.Made }

func flagged(keys []Key, k Key, on bool) []Key {
	if on {
		keys = append(keys, k)
	}
	return keys
}

func outcome(c *facts.Close) string {
	switch {
	case c.Commit && c.Rollback:
		return "either"
	case c.Commit:
		return "commit"
	}
	return "rollback"
}

func runner(c *facts.Call) []Key {
	keys := []Key{{"callback", strconv.Itoa(c.Input - 1)}}
	if len(c.TxArgs) > 0 {
		keys = append(keys, Key{"handle", strconv.Itoa(c.TxArgs[0])})
	}
	keys = flagged(keys, Key{"retries", "always"}, c.Retried)
	return flagged(keys, Key{"read_only", "true"}, c.ReadOnly)
}

// callbacks adds what an implementation calls of what it is given, outside of a transaction, where
// a rule is about to stand in for what it does.
func (t *lesson) callbacks(name string, w *solver.Wired) {
	for _, c := range w.Sum.Calls {
		if c.Inside || !given(&c) {
			continue
		}
		when := "now"
		switch {
		case c.Later:
			when = "later"
		case c.Async:
			when = "async"
		}
		t.add(Rule{Role: "callbacks", Name: name, Why: w.Name, Keys: []Key{
			{"param", strconv.Itoa(c.Input - 1)}, {"when", when},
		}})
	}
}

// stands reports whether a rule says what happens in place of the implementations.
func (t *lesson) stands(name string) bool {
	for _, role := range []string{"sinks", "openers", "closers"} {
		if _, ok := t.said[[2]string{role, name}]; ok {
			return true
		}
	}
	return false
}
