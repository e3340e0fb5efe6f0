package oracle

import (
	"strings"
	"testing"
)

// Each cause is told from the others: a program for each, in which one call is reported of which
// nothing happens.
func TestCauses(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles and runs programs")
	}
	programs := map[cause]string{
		byLuck: `
func rarely() {
	if lab.Pick(9000) == 0 {
		lab.Publish("x")
	}
}

func work(q *lab.Tx) error {
	rarely()
	return nil
}

func other() {}
`,
		byPackage: `
type port interface{ do() }

type loud struct{}

func (loud) do() {
	lab.Publish("x")
}

type quiet struct{}

func (quiet) do() {}

var wired port = quiet{}

func work(q *lab.Tx) error {
	wired.do()
	return nil
}

func other() {}
`,
		byAbsence: `
type hook struct{ fn func() }

func quiet() {}

var hooks = []hook{{quiet}}

func late() {
	hooks = append(hooks, hook{func() {
		lab.Publish("x")
	}})
}

func work(q *lab.Tx) error {
	for _, h := range hooks {
		h.fn()
	}
	return nil
}

func other() {
	late()
	hooks = hooks[:1]
}
`,
		byTest: `
func alert(err error) {
	if err != nil {
		lab.Publish("x")
	}
}

func work(q *lab.Tx) error {
	err := lab.Check()
	if err == nil {
		alert(err)
	}
	return nil
}

func other() {}
`,
		byDispatch: `
func loud() {
	lab.Publish("x")
}

func quiet() {}

var table = map[int]func(){0: quiet, 1: loud}

func work(q *lab.Tx) error {
	table[0]()
	return nil
}

func other() {
	table[1]()
}
`,
		byRegion: `
func work(q *lab.Tx) error { return nil }

func other() {
	tx, err := db.Begin()
	if err != nil {
		return
	}
	for _, end := range []func() error{tx.Commit} {
		_ = end()
	}
	lab.Publish("x")
}
`,
	}
	all, want := map[string]files{}, map[string]cause{}
	for c, text := range programs {
		name := "c" + strings.ReplaceAll(string(c), " ", "")
		want[name] = c
		all[name] = files{name + "/p.go": "package " + name + `

import "example.com/oracle/lab"

var db = lab.Open()

// Run is the program.
func Run() {
	_ = db.InTx(work)
	other()
}
` + text}
	}
	v, err := compare(t, all, tables, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range v.unseen {
		if name := f.program(); f.why != want[name] {
			t.Errorf("at %s nothing happened because: %s; that is wrong", f.place, f.why)
		} else {
			delete(want, name)
		}
	}
	for name := range want {
		t.Errorf("nothing is said of %s", name)
	}
	if len(v.missed) > 0 {
		t.Errorf("missed: %v", v)
	}
}
