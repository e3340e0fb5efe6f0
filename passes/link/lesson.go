package link

import (
	"cmp"
	"go/types"
	"slices"
	"strings"

	"github.com/txspill/txspill/passes/internal/solver"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

// lesson is what the programs teach.
type lesson struct {
	*linker
	said    map[[2]string]Rule // by role and name
	methods map[string]*types.Func
	reaches map[string]map[string]bool // by method and type of the receiver: whether it has effects
}

func newLesson(l *linker) *lesson {
	return &lesson{l, map[[2]string]Rule{}, map[string]*types.Func{}, map[string]map[string]bool{}}
}

// learn adds what one program teaches. Of several implementations that differ, the gravest and then
// the first by name decides.
func (t *lesson) learn(wired []solver.Wired) {
	slices.SortStableFunc(wired, func(a, b solver.Wired) int { return strings.Compare(a.Name, b.Name) })
	for i := range wired {
		w := &wired[i]
		name := t.nameOf(w)
		if name == "" {
			continue
		}
		t.sink(name, w)
		t.reach(name, w)
		if w.Method != nil && w.Sum != nil {
			t.methods[name] = w.Method
			t.transactions(name, w)
		}
	}
	for i := range wired {
		w := &wired[i]
		if name := t.nameOf(w); name != "" && w.Method != nil && w.Sum != nil && t.stands(name) {
			t.callbacks(name, w)
		}
	}
}

// rules returns what there is to say, by role and name. A method of which separate analysis knows
// all of it, because an implementation is in its sight, needs no word.
func (t *lesson) rules() []Rule {
	news := map[string]bool{}
	for _, rule := range t.said {
		news[rule.Name] = news[rule.Name] || !t.known(&rule)
	}
	var out []Rule
	for _, rule := range t.said {
		if news[rule.Name] && !(rule.Role == "sinks" && t.divided(rule.Name)) {
			out = append(out, rule)
		}
	}
	slices.SortFunc(out, func(a, b Rule) int {
		return cmp.Or(strings.Compare(a.Role, b.Role), strings.Compare(a.Name, b.Name))
	})
	return out
}

// known reports whether the fact about a method says what a rule says.
func (t *lesson) known(rule *Rule) bool {
	var s facts.Summary
	if m := t.methods[rule.Name]; m == nil || !t.Fact(m, &s) {
		return false
	}
	switch rule.Role {
	case "sinks":
		return slices.ContainsFunc(s.Effects, func(e facts.Effect) bool { return string(e.Category) == rule.Keys[0].Value })
	case "runners":
		return slices.ContainsFunc(s.Calls, func(c facts.Call) bool { return c.Inside })
	case "openers":
		return len(s.Opens) > 0
	case "closers":
		return len(s.Closes) > 0
	}
	return true
}
