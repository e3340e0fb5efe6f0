package catalog

import "testing"

func TestStored(t *testing.T) {
	w := newWorld(t)
	pkg := w.add("shop/orders", `
		type Service struct { send, log, Hook func(string) error }
		var mail = func(string) {}`)
	c := only(t, `
sinks:
  - names: [(shop/orders.Service).send, (*shop/orders.Service).Hook, shop/orders.mail]
    category: mail
    does: send mail
safe:
  - names: [(shop/orders.Service).log]
    reason: writes a row
`)
	for _, tt := range []struct {
		typ, field string
		sink, safe bool
	}{
		{"Service", "send", true, false},
		{"Service", "Hook", true, false},
		{"Service", "log", false, true},
		{"", "mail", true, false},
		{"Other", "send", false, false},
		{"", "send", false, false},
	} {
		e := c.Stored(pkg, tt.typ, tt.field)
		if got := e != nil && e.Sink != nil; got != tt.sink {
			t.Errorf("%s.%s is a sink: %v, want %v", tt.typ, tt.field, got, tt.sink)
		}
		if got := e != nil && e.Safe != nil; got != tt.safe {
			t.Errorf("%s.%s is safe: %v, want %v", tt.typ, tt.field, got, tt.safe)
		}
	}
}
