package lower

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// edges returns the ways out of a block with what they prove.
func (f *funcLowering) edges(b *ssa.BasicBlock) []fragment.Edge {
	var out []fragment.Edge
	tested, nilOn := nilTest(b)
	noTxOn := -1
	if tested != nil && f.reaches(tested.Type()) {
		noTxOn = nilOn
	}
	if tested == nil {
		tested, noTxOn = f.txTest(b)
		nilOn = -1
	}
	if tested == nil {
		tested, nilOn = takenOut(b)
		noTxOn = -1
	}
	for i, succ := range b.Succs {
		e := fragment.Edge{To: succ.Index}
		if tested != nil {
			e.Tested = f.value(tested)
			e.IsNil = i == nilOn
			e.NoTx = i == noTxOn
		}
		out = append(out, e)
	}
	return out
}

// nilTest returns the value that the block's last instruction compares with nil, and the
// index of the successor on which it is nil.
func nilTest(b *ssa.BasicBlock) (v ssa.Value, nilOn int) {
	cond, negated := condition(b)
	bin, ok := cond.(*ssa.BinOp)
	if !ok || bin.Op != token.EQL && bin.Op != token.NEQ {
		return nil, 0
	}
	v = bin.X
	if isNil(bin.X) {
		v = bin.Y
	} else if !isNil(bin.Y) {
		return nil, 0
	}
	if (bin.Op == token.NEQ) != negated {
		nilOn = 1
	}
	return v, nilOn
}

// txTest returns the value of which the block's last instruction asks whether it is a transaction, and
// the index of the successor on which it is none. Where the answer no leads to the same question about
// another type of transactions, only the last one tells.
func (f *funcLowering) txTest(b *ssa.BasicBlock) (v ssa.Value, noTxOn int) {
	assert, noTxOn := typeTest(b)
	if assert == nil || !f.classOf(assert.AssertedType).IsHandle() {
		return nil, 0
	}
	seen := map[*ssa.BasicBlock]bool{}
	for next := b.Succs[noTxOn]; !seen[next]; {
		seen[next] = true
		other, no := typeTest(next)
		if other == nil || other.X != assert.X {
			break
		}
		if f.classOf(other.AssertedType).IsHandle() {
			return nil, 0
		}
		next = next.Succs[no]
	}
	return assert.X, noTxOn
}

// typeTest returns the type assertion that decides where the block goes, and the index of the successor
// on which the type is another one.
func typeTest(b *ssa.BasicBlock) (assert *ssa.TypeAssert, notOn int) {
	cond, negated := condition(b)
	ok, is := cond.(*ssa.Extract)
	if !is || ok.Index != 1 {
		return nil, 0
	}
	if assert, is = ok.Tuple.(*ssa.TypeAssert); !is {
		return nil, 0
	}
	if negated {
		return assert, 0
	}
	return assert, 1
}

// takenOut returns the value that is nil where the block's last instruction finds that what may be of
// any type is of another one (u, ok := values["unit"].(*Unit)), and the index of that successor.
func takenOut(b *ssa.BasicBlock) (v ssa.Value, nilOn int) {
	assert, notOn := typeTest(b)
	if assert == nil {
		return nil, 0
	}
	if from, ok := assert.X.Type().Underlying().(*types.Interface); !ok || !from.Empty() {
		return nil, 0
	}
	for _, ref := range *assert.Referrers() {
		if x, ok := ref.(*ssa.Extract); ok && x.Index == 0 {
			return x, notOn
		}
	}
	return nil, 0
}

// condition returns what the block's last instruction decides by, without the negations around it;
// nil when it decides nothing.
func condition(b *ssa.BasicBlock) (cond ssa.Value, negated bool) {
	if len(b.Instrs) == 0 {
		return nil, false
	}
	branch, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok {
		return nil, false
	}
	cond = branch.Cond
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			return cond, negated
		}
		cond, negated = not.X, !negated
	}
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

// nonNilAt calls yield with every value that is known not to be nil in b, nearest test first.
func nonNilAt(b *ssa.BasicBlock, yield func(ssa.Value) bool) {
	for c := b; c != nil; c = c.Idom() {
		if len(c.Preds) != 1 {
			continue
		}
		p := c.Preds[0]
		v, nilOn := nilTest(p)
		if v == nil || p.Succs[nilOn] == c {
			continue
		}
		if !yield(v) {
			return
		}
	}
}
