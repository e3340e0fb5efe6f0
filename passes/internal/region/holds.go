package region

import (
	"strings"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// Holds returns what a value of the given class may stand for or have a hold of: the
// function's own transactions, and the inputs that it comes from.
//
// A field of an input counts only for a handle class: a service that has a unit of work in
// one field does not hand it on with its mailer.
func (fl *Flow) Holds(v fragment.Value, class fragment.Class) Set {
	return fl.holds(v, class, loose)
}

// Hands is Holds without what was taken out of a context: a user or a logger that came out of
// a context is no handle because the context carries one.
func (fl *Flow) Hands(v fragment.Value, class fragment.Class) Set {
	return fl.holds(v, class, strict)
}

// Contains is Holds with what was put into the value: who ends the transaction that is in a request
// ends it, but who is given the request need not know that there is one in it. What is in a map or
// list may be anything, that of a request is kept among its values.
func (fl *Flow) Contains(v fragment.Value, class fragment.Class) Set {
	return fl.holds(v, class, inside)
}

// mode says how far to look for what a value holds.
type mode uint8

const (
	loose  mode = iota // Holds
	strict             // Hands
	inside             // Contains
)

func (fl *Flow) holds(v fragment.Value, class fragment.Class, m mode) Set {
	var out Set
	for _, s := range v {
		if s.Kind == fragment.In && s.Path != "" && !class.IsHandle() && (m != inside || !strings.HasSuffix(s.Path, "[]")) {
			continue
		}
		out.Join(fl.holdsSource(heldKey{s, m}))
	}
	return out
}

// put is a value that is put into something that was there before: who has that, has it.
type put struct {
	path string
	val  fragment.Value
}

func (fl *Flow) putIn(list []fragment.Put) {
	for _, p := range list {
		for _, to := range p.To {
			root := to
			root.Path = ""
			fl.puts[root] = append(fl.puts[root], put{to.Path, p.Val})
		}
	}
}

// heldKey is a question that has been answered once.
type heldKey struct {
	fragment.Source
	mode mode
}

func (fl *Flow) holdsSource(s heldKey) Set {
	if fl.asking {
		return fl.explore(s)
	}
	fl.asking = true
	for fl.grew = true; fl.grew; { // values that hold each other need another look
		fl.grew = false
		fl.visited = map[heldKey]bool{}
		fl.explore(s)
	}
	for k := range fl.visited {
		fl.known[k] = true
	}
	fl.asking = false
	return fl.held[s]
}

// explore adds what s holds as far as it can be seen now.
func (fl *Flow) explore(s heldKey) Set {
	if fl.known[s] || fl.visited[s] {
		return fl.held[s]
	}
	fl.visited[s] = true
	set := fl.held[s]
	if set.Join(fl.look(s)) {
		fl.grew = true
	}
	fl.held[s] = set
	return set
}

func (fl *Flow) look(s heldKey) Set {
	var out Set
	for i := range fl.Txs {
		for _, c := range fl.Txs[i].Carriers {
			if s.Source.Within(c) {
				out.Add(i)
			}
		}
	}
	if s.mode == inside {
		out.Join(fl.placed(s))
	}
	switch s.Kind {
	case fragment.In:
		out.Add(fl.Input(s.I))
	case fragment.CellSrc:
		for _, c := range fl.Func.Cells[s.N].Contents {
			if related(c.Path, s.Path) {
				out.Join(fl.holds(c.Val, fragment.Other, s.mode))
			}
		}
	case fragment.Closure:
		if b, ok := fl.binds[s.Key]; ok {
			for _, v := range b.Values {
				out.Join(fl.holds(v, fragment.Tx, s.mode))
			}
		}
	case fragment.Result:
		out.Join(fl.derived(s))
	}
	return out
}

// placed returns what is held by the values that were put into s.
func (fl *Flow) placed(s heldKey) Set {
	var out Set
	root := s.Source
	root.Path = ""
	for _, p := range fl.puts[root] {
		if related(p.path, s.Path) {
			out.Join(fl.holds(p.val, fragment.Other, s.mode))
		}
	}
	return out
}

// derived returns what a result holds because its call was given it. The results of an opener
// hold what it opened and nothing else: committing a nested transaction ends that one only.
func (fl *Flow) derived(s heldKey) Set {
	var out Set
	if len(fl.shapes[s.N].Opens) > 0 {
		return out
	}
	site := fl.Func.Sites[s.N]
	for _, arg := range fl.carrier(site, s.I) {
		if arg >= len(site.Args) {
			continue
		}
		if s.mode == strict && site.ArgsAre[arg] == fragment.Context && site.Results[s.I] == fragment.Other {
			continue
		}
		out.Join(fl.holds(site.Args[arg], site.ArgsAre[arg], s.mode))
	}
	return out
}

func related(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }
