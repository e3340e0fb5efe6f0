package lower

import (
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ssa"
)

// ends is what one declared function, its literals included, does with channels besides
// sending. What it receives, closes or returns itself is no work handed to somebody else.
type ends struct {
	own    map[string]bool            // keys of channels that it takes from, closes or returns
	taken  map[string]bool            // keys of channels that it receives from
	shut   map[string]bool            // keys of channels that it closes
	served map[string]bool            // keys of channels that a goroutine receives from which it starts
	made   map[*ssa.MakeChan]bool     // channels of its own that it receives from
	put    map[*ssa.MakeChan][]string // fields that it puts channels of its own into
	lent   map[string]bool            // fields of structs of its own into which it puts a channel that it is given
	kept   map[string]bool            // fields that it puts any other channel into
}

// scanChannels finds out what the functions of the package do with channels besides sending.
// What tests receive says nothing of the program.
func (l *lowering) scanChannels() {
	for _, f := range l.order {
		if f.out.Test {
			continue
		}
		e := l.ends[f.root()]
		if e == nil {
			e = &ends{
				own: map[string]bool{}, taken: map[string]bool{}, shut: map[string]bool{}, served: map[string]bool{},
				made: map[*ssa.MakeChan]bool{}, put: map[*ssa.MakeChan][]string{},
				lent: map[string]bool{}, kept: map[string]bool{},
			}
			l.ends[f.root()] = e
		}
		for _, b := range f.fn.Blocks {
			for _, instr := range b.Instrs {
				e.scan(f, instr)
			}
		}
	}
	for _, e := range l.ends {
		maps.Copy(l.kept, e.kept)
	}
	for _, e := range l.ends {
		for k := range e.lent {
			if !l.kept[k] {
				l.answers[k] = true
			}
		}
		for m, keys := range e.put {
			for _, k := range keys {
				if e.made[m] || e.taken[k] || e.served[k] && e.shut[k] {
					l.answers[k] = true
				}
			}
		}
	}
}

func (e *ends) scan(f *funcLowering, instr ssa.Instruction) {
	switch i := instr.(type) {
	case *ssa.UnOp:
		if i.Op == token.ARROW {
			e.receives(f, i.X, len(*i.Referrers()) > 0)
		}
	case *ssa.Select:
		for _, st := range i.States {
			if st.Dir == types.RecvOnly {
				e.receives(f, st.Chan, true)
			}
		}
	case *ssa.Return:
		for _, v := range i.Results {
			if _, ok := v.Type().Underlying().(*types.Chan); ok {
				e.own[f.channelKey(v)] = true
			}
		}
	case *ssa.Store:
		e.puts(f, i)
	case ssa.CallInstruction:
		if b, ok := i.Common().Value.(*ssa.Builtin); ok && b.Name() == "close" {
			k := f.channelKey(i.Common().Args[0])
			e.own[k] = true
			e.shut[k] = e.shut[k] || !f.started()
		}
	}
}

// puts notes that a channel is stored in a field or variable.
func (e *ends) puts(f *funcLowering, st *ssa.Store) {
	if _, ok := st.Val.Type().Underlying().(*types.Chan); !ok {
		return
	}
	k := f.channelKey(st.Addr)
	if k == "" {
		return
	}
	if m := f.madeChannel(st.Val); m != nil {
		e.put[m] = append(e.put[m], k)
	}
	if f.given(st.Val) && f.forOneCall(st.Addr) {
		e.lent[k] = true
	} else {
		e.kept[k] = true
	}
}

// receives notes a receive. One whose value is thrown away makes room for a newer one.
func (e *ends) receives(f *funcLowering, ch ssa.Value, used bool) {
	k := f.channelKey(ch)
	if used {
		e.own[k] = true
	}
	if f.started() {
		e.served[k] = true
		return
	}
	e.taken[k] = true
	if m := f.madeChannel(ch); m != nil {
		e.made[m] = true
	}
}

// started reports whether f is, or is in, a literal that runs in a goroutine of its own: what it
// receives, the function around it does not wait for.
func (f *funcLowering) started() bool {
	for ; f.outer != nil; f = f.outer {
		for _, b := range f.outer.fn.Blocks {
			for _, instr := range b.Instrs {
				if g, ok := instr.(*ssa.Go); ok && g.Call.StaticCallee() == f.fn {
					return true
				}
			}
		}
	}
	return false
}

// channelKey returns the key of the field or package variable that a channel is kept in,
// whatever holds it, or "".
func (f *funcLowering) channelKey(ch ssa.Value) string {
	o := &origin{f: f, seen: map[ssa.Value]bool{}}
	o.channel(f, ch)
	return o.found.key
}

// madeChannel returns the channel that a value is, if it is made by the function itself.
func (f *funcLowering) madeChannel(v ssa.Value) *ssa.MakeChan {
	var made *ssa.MakeChan
	traces(f, v, func(v ssa.Value) bool {
		m, ok := v.(*ssa.MakeChan)
		if ok {
			made = m
		}
		return ok
	})
	return made
}

// replies reports whether a field is where somebody waits for what is sent: a function puts a
// channel of its own there and receives from it, or every channel there was given to a function
// that keeps it for the time of that call.
func (l *lowering) replies(key string) bool { return l.answers[key] }

// handled reports whether the function that f belongs to takes from, closes or returns the
// channel under the key itself.
func (f *funcLowering) handled(key string) bool {
	e := f.ends[f.root()]
	return e != nil && e.own[key]
}

// root returns the declared function that a literal belongs to.
func (f *funcLowering) root() *funcLowering {
	for f.outer != nil {
		f = f.outer
	}
	return f
}
