package region

import (
	"testing"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// TestHolds asks which transactions a value stands for or has a hold of.
func TestHolds(t *testing.T) {
	const src = "0: begin; nested=nest begin; wrap=with begin; twice=with wrap; of=with in0; get; return nil"
	for _, tt := range []struct {
		value string
		class fragment.Class
		want  string
	}{
		{"begin", fragment.Tx, "begin"},
		{"begin.conn", fragment.Other, "begin"}, // below the handle
		{"err(begin)", fragment.Error, "-"},
		{"get", fragment.Tx, "-"},
		{"begin|get", fragment.Tx, "begin"},
		{"begin|in1", fragment.Tx, "begin+in1"},
		{"nested", fragment.Tx, "nested"}, // an opener's result holds what it opened, no more
		{"err(nested)", fragment.Error, "-"},
		{"wrap", fragment.Other, "begin"},
		{"twice", fragment.Other, "begin"},
		{"of", fragment.Other, "in0"},
		{"in0", fragment.Other, "in0"},
		{"in0", fragment.MaybeTx, "in0"},
		{"in0.tx", fragment.Tx, "in0"},
		{"in0.mailer", fragment.Other, "-"}, // a service does not hand its unit of work on with its mailer
		{"in0.fn", fragment.Function, "-"},
	} {
		t.Run(tt.value, func(t *testing.T) {
			g := draw(t, src).inputs(2)
			fl := g.analyze()
			v := g.value(tt.value)
			if got := g.show(fl, fl.Holds(v, tt.class)); got != tt.want {
				t.Errorf("holds %s, want %s", got, tt.want)
			}
			if got := g.show(fl, fl.Hands(v, tt.class)); got != tt.want {
				t.Errorf("hands %s, want %s", got, tt.want)
			}
		})
	}
}

// TestHoldsCarrier: a field of a result may be the handle; its siblings are not.
func TestHoldsCarrier(t *testing.T) {
	g := draw(t, "0: begin; return nil")
	g.shapes[0].Opens[0].Carriers = g.value("begin.tx")
	fl := g.analyze()
	for value, want := range map[string]string{
		"begin.tx": "begin", "begin.tx.conn": "begin", "begin.txlog": "-", "begin.log": "-", "begin": "-",
	} {
		if got := g.show(fl, fl.Holds(g.value(value), fragment.Tx)); got != want {
			t.Errorf("%s holds %s, want %s", value, got, want)
		}
	}
}

// TestHands: what was taken out of a context is no handle because the context carries one;
// a context or a handle made of it is.
func TestHands(t *testing.T) {
	for _, tt := range []struct {
		name         string
		arg, result  fragment.Class
		holds, hands string
	}{
		{"a logger out of a context", fragment.Context, fragment.Other, "begin", "-"},
		{"a context of a context", fragment.Context, fragment.Context, "begin", "begin"},
		{"a handle out of a context", fragment.Context, fragment.Tx, "begin", "begin"},
		{"perhaps a handle out of a context", fragment.Context, fragment.MaybeTx, "begin", "begin"},
		{"a repository of a handle", fragment.Tx, fragment.Other, "begin", "begin"},
		{"a context of a handle", fragment.Tx, fragment.Context, "begin", "begin"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, "0: begin; with begin; return nil")
			s := g.f.Sites[g.sites["with"]]
			s.ArgsAre[0], s.Results[0] = tt.arg, tt.result
			fl := g.analyze()
			v := g.value("with")
			if got := g.show(fl, fl.Holds(v, tt.result)); got != tt.holds {
				t.Errorf("holds %s, want %s", got, tt.holds)
			}
			if got := g.show(fl, fl.Hands(v, tt.result)); got != tt.hands {
				t.Errorf("hands %s, want %s", got, tt.hands)
			}
		})
	}
}

// TestHoldsCells: a variable holds what is stored in it, a composite value what is stored in
// the part asked for.
func TestHoldsCells(t *testing.T) {
	type content struct {
		cell        int
		path, value string
	}
	for _, tt := range []struct {
		name     string
		contents []content
		value    string
		want     string
	}{
		{"a variable", []content{{0, "", "begin"}}, "cell0", "begin"},
		{"of two stores", []content{{0, "", "begin"}, {0, "", "other"}}, "cell0", "begin+other"},
		{"nothing stored", nil, "cell0", "-"},
		{"the field", []content{{0, ".tx", "begin"}, {0, ".log", "get"}}, "cell0.tx", "begin"},
		{"its sibling", []content{{0, ".tx", "begin"}, {0, ".log", "get"}}, "cell0.log", "-"},
		{"the whole", []content{{0, ".tx", "begin"}}, "cell0", "begin"},
		{"below what is stored", []content{{0, ".tx", "begin"}}, "cell0.tx.conn", "begin"},
		{"a cell in a cell", []content{{0, ".repo", "cell1"}, {1, ".tx", "begin"}}, "cell0", "begin"},
		{"a cell that holds itself", []content{{0, ".next", "cell0"}, {0, ".tx", "begin"}}, "cell0", "begin"},
		{"a field of an input that is no handle", []content{{0, ".log", "in0.log"}}, "cell0", "-"},
		{"an input", []content{{0, "", "in0"}}, "cell0", "in0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := draw(t, "0: begin; other=begin; get; return nil").inputs(1)
			g.f.Cells = make([]fragment.Cell, 2)
			for _, c := range tt.contents {
				to := &g.f.Cells[c.cell].Contents
				*to = append(*to, fragment.Content{Path: c.path, Val: g.value(c.value)})
			}
			fl := g.analyze()
			if got := g.show(fl, fl.Holds(g.value(tt.value), fragment.Other)); got != tt.want {
				t.Errorf("holds %s, want %s", got, tt.want)
			}
		})
	}
}

// TestHoldsCycle: what a value holds does not depend on what was asked before.
func TestHoldsCycle(t *testing.T) {
	for _, order := range [][]string{{"cell0", "cell1"}, {"cell1", "cell0"}} {
		g := draw(t, "0: begin; return nil")
		g.f.Cells = []fragment.Cell{
			{Contents: []fragment.Content{{Val: g.value("cell1")}, {Val: g.value("begin")}}},
			{Contents: []fragment.Content{{Val: g.value("cell0")}}},
		}
		fl := g.analyze()
		for _, value := range order {
			if got := g.show(fl, fl.Holds(g.value(value), fragment.Tx)); got != "begin" {
				t.Errorf("asked in the order %v, %s holds %s, want begin", order, value, got)
			}
		}
	}
}

// TestHoldsClosure: a function value holds what it captures.
func TestHoldsClosure(t *testing.T) {
	g := draw(t, "0: begin; get; return nil").inputs(1)
	g.f.Cells = []fragment.Cell{{Contents: []fragment.Content{{Val: g.value("begin")}}}}
	g.f.Binds = []fragment.Bind{
		{ID: "f@0", Values: []fragment.Value{g.value("get"), g.value("begin")}},
		{ID: "f@1", Values: []fragment.Value{g.value("cell0")}},
		{ID: "f@2", Values: []fragment.Value{g.value("get")}},
		{ID: "f@3", Values: []fragment.Value{g.value("in0.tx")}},
	}
	fl := g.analyze()
	for id, want := range map[string]string{"f@0": "begin", "f@1": "begin", "f@2": "-", "f@3": "in0", "g@0": "-"} {
		v := fragment.Value{{Kind: fragment.Closure, Key: id}}
		if got := g.show(fl, fl.Holds(v, fragment.Function)); got != want {
			t.Errorf("%s holds %s, want %s", id, got, want)
		}
	}
}

// TestHoldsNothing: a function, a package variable and a dynamic type hold no transaction
// that this function knows of.
func TestHoldsNothing(t *testing.T) {
	g := draw(t, "0: begin; return nil").inputs(1)
	fl := g.analyze()
	for _, kind := range []fragment.Kind{fragment.FuncSrc, fragment.Global, fragment.Field, fragment.Concrete, fragment.Dynamic} {
		s := fragment.Source{Kind: kind, Key: "shop.Default"}
		if got := g.show(fl, fl.Holds(fragment.Value{s}, fragment.Tx)); got != "-" {
			t.Errorf("%v holds %s", s, got)
		}
	}
	if got := fl.Holds(nil, fragment.Tx); !got.Empty() {
		t.Errorf("a constant holds %v", got)
	}
}
