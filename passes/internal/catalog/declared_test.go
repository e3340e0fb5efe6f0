package catalog

import "testing"

// TestDeclared: what an author declares beats the built-in tables and yields to those of the project.
func TestDeclared(t *testing.T) {
	w := newWorld(t)
	w.add("shop", shopSource)
	publish, get := w.fn("shop", "Bus.Publish"), w.fn("net/http", "Get")
	builtin, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	part := &Entry{Name: "x", Sink: &Sink{Category: Mail}, Declared: true}
	safe := &Entry{Name: "x", Safe: &Safe{Tx: None}, Declared: true}
	if e := builtin.Declared(get, safe); e.Sink != nil || e.Safe == nil || !e.Declared {
		t.Errorf("the built-in tables win: %+v", e)
	}
	if e := builtin.Func(get); e.Sink == nil || e.Declared {
		t.Errorf("the entry of the tables has changed: %+v", e)
	}
	if e := builtin.Declared(get, nil); e != builtin.Func(get) {
		t.Errorf("without a contract: %+v", e)
	}
	if e := builtin.Declared(publish, part); e == nil || e.Sink != part.Sink || !e.Declared {
		t.Errorf("an unknown function: %+v", e)
	}
	if e := builtin.Declared(publish, nil); e != nil {
		t.Errorf("nobody knows it: %+v", e)
	}
	for _, table := range []string{busSink, "safe:\n  - names: [(*shop.Bus).Publish]\n"} {
		if c := only(t, table); c.Declared(publish, part) != c.Func(publish) {
			t.Errorf("the author wins over\n%s", table)
		}
	}
	if e := only(t, "none:\n  - names: [(*shop.Bus).Publish]\n").Declared(publish, part); e != nil {
		t.Errorf("none: %+v", e)
	}
	opener := "openers:\n  - names: [(*shop.Bus).Look]\n    handle: receiver\n"
	if e := only(t, opener).Declared(w.fn("shop", "Bus.Look"), part); e.Sink != nil || e.Opener == nil {
		t.Errorf("the author of an opener of the project: %+v", e)
	}
}
