package catalog

import "testing"

// What a table leaves out is worked out from the signature.
func TestInfer(t *testing.T) {
	w := newWorld(t)
	w.add("shop/db", `
import "context"
type Tx struct{}
type Pool struct{}
type Option func(*Pool)
func (*Pool) Begin() (*Tx, error) { return nil, nil }
func (*Pool) Must() *Tx { return nil }
func (*Pool) InTx(ctx context.Context, fn func(context.Context, *Tx) error, opts ...Option) error { return nil }
func (*Pool) InCtx(ctx context.Context, fn func(context.Context) error) error { return nil }
func (*Pool) Bare(fn func() error) error { return nil }
func (*Pool) Struct(o struct{ F func() }) {}
func (*Tx) OnCommit(name string, fn func()) {}
`)
	c := only(t, `
handles:
  - types: ['*shop/db.Tx']
openers:
  - names: [(*shop/db.Pool).Begin, (*shop/db.Pool).Must]
runners:
  - names: [(*shop/db.Pool).InTx, (*shop/db.Pool).InCtx, (*shop/db.Pool).Bare, (*shop/db.Pool).Struct]
after_commit:
  - names: [(*shop/db.Tx).OnCommit]
`)
	for name, want := range map[string]Opener{"Begin": {Error: 1}, "Must": {Error: None}} {
		if got := *c.Func(w.fn("shop/db", "Pool."+name)).Opener; got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	for name, want := range map[string]Runner{
		"InTx":   {Callback: 1, Handle: 1},
		"InCtx":  {Callback: 1, Handle: Context, InCtx: true},
		"Bare":   {Callback: 0, Handle: None},
		"Struct": {Callback: Any, Handle: None},
	} {
		if got := *c.Func(w.fn("shop/db", "Pool."+name)).Runner; got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	if got := c.Func(w.fn("shop/db", "Tx.OnCommit")).AfterCommit.Callback; got != 1 {
		t.Errorf("OnCommit: %d", got)
	}
}
