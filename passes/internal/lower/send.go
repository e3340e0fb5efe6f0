package lower

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
)

// send is a value sent to a channel: a statement, or a case of a select, which SSA keeps in one
// instruction.
type send struct {
	instr ssa.Instruction
	state *ssa.SelectState // nil for a statement
	to    kept
}

// scanSends numbers the sends that hand work on (rule R21), after the calls.
func (f *funcLowering) scanSends() {
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.Send:
				f.scanSend(send{instr: i}, i.Chan, i.X)
			case *ssa.Select:
				for _, st := range i.States {
					if st.Dir == types.SendOnly && !f.dropped[st.Pos] {
						f.scanSend(send{instr: i, state: st}, st.Chan, st.Send)
					}
				}
			}
		}
	}
}

// scanSelect notes the sends of a select whose default does nothing: when nobody is ready, what
// was to be sent is dropped, and nobody minds. That is news for whoever happens to listen
// (progress, a nudge), and no work.
func (l *lowering) scanSelect(s *ast.SelectStmt) {
	drops := false
	for _, c := range s.Body.List {
		if c := c.(*ast.CommClause); c.Comm == nil {
			drops = doesNothing(c.Body)
		}
	}
	if !drops {
		return
	}
	for _, c := range s.Body.List {
		if send, ok := c.(*ast.CommClause).Comm.(*ast.SendStmt); ok {
			l.dropped[send.Arrow] = true
		}
	}
}

// doesNothing reports whether statements do no more than go on with the next round of a loop.
func doesNothing(list []ast.Stmt) bool {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.EmptyStmt:
		case *ast.BranchStmt:
			if s.Tok != token.CONTINUE && s.Tok != token.BREAK {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func (f *funcLowering) scanSend(s send, ch, payload ssa.Value) {
	if _, constant := payload.(*ssa.Const); constant || !f.handsWork(payload.Type()) {
		return
	}
	var ok bool
	if s.to, ok = f.keptChannel(ch); !ok || f.handled(s.to.key) || f.replies(s.to.key) {
		return
	}
	f.sends[s.instr] = append(f.sends[s.instr], len(f.sites)+len(f.sent))
	f.sent = append(f.sent, s)
}

// lowerSends describes the sends of an instruction and returns their sites.
func (f *funcLowering) lowerSends(instr ssa.Instruction, block int) []int {
	for _, n := range f.sends[instr] {
		s := f.sent[n-len(f.sites)]
		site := &fragment.Site{
			Index: n, Block: block, Send: true, Pos: instr.Pos(), Name: s.to.name + " <- …",
			Entry: &catalog.Entry{Name: s.to.key, Sink: &catalog.Sink{Category: catalog.Channel}},
		}
		if s.state != nil {
			site.Pos = s.state.Pos
		}
		site.Expr = site.Name
		if stmt, ok := f.arrows[site.Pos]; ok {
			site.Pos = stmt.Pos()
			site.Expr = exprString(stmt.Chan) + " <- …"
		}
		site.File, site.Line = f.file(site.Pos)
		f.out.Sites[n] = site
	}
	return f.sends[instr]
}

// handsWork reports whether a value of type t that is sent to a channel may be work. What says
// no more than that something has happened is none: an empty struct, a bool, an error, a time,
// a context, a record of a log; and a channel asks for an answer.
func (f *funcLowering) handsWork(t types.Type) bool {
	if c := f.classOf(t); c == fragment.Error || c == fragment.Context {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		if u.Info()&types.IsBoolean != 0 {
			return false
		}
	case *types.Chan:
		return false
	case *types.Struct:
		if u.NumFields() == 0 {
			return false
		}
		for v := range u.Fields() {
			if f.replies(fieldKey(t, v.Name())) {
				return false
			}
		}
	case *types.Pointer:
		if _, ok := u.Elem().Underlying().(*types.Struct); ok {
			return f.handsWork(u.Elem())
		}
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return true
	}
	switch named.Obj().Pkg().Path() {
	case "time", "os", "log/slog":
		return false
	}
	return true
}
