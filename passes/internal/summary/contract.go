package summary

import "github.com/txspill/txspill/passes/internal/catalog"

// Contract is the fact that an author has declared beside a function, method, interface method, or a
// field or variable of function type, what calling it does, whatever stands in its body or is kept
// in it.
type Contract struct {
	Category catalog.Category // of the effect; "": calls have none
	Reason   string
}

// AFact marks Contract as a fact.
func (*Contract) AFact() {}

// String returns the contract in the form that tests read: sink(mail), safe.
func (c *Contract) String() string {
	if c.Category == "" {
		return "safe"
	}
	return "sink(" + string(c.Category) + ")"
}

// Entry is the contract in the form of a line of a table.
func (c *Contract) Entry(name string) *catalog.Entry {
	e := &catalog.Entry{Name: name, Declared: true}
	if c.Category == "" {
		e.Safe = &catalog.Safe{Tx: catalog.None, Reason: c.Reason}
	} else {
		e.Sink = &catalog.Sink{Category: c.Category}
	}
	return e
}
