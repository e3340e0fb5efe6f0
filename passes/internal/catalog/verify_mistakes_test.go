package catalog

import (
	"slices"
	"strings"
	"testing"
)

// wrongTable says one wrong thing in every group, and is right in the last.
const wrongTable = `
modules:
  std: go1.26
errors:
  - names: [errors.Nwe]
  - names: [os.Getenv]
  - names: [no/such/pkg.F]
sinks:
  - {category: fs, does: x, names: [(os.File).Write]}
  - {category: fs, does: x, names: [(*os.File).Nothing]}
  - {category: fs, does: x, names: [(*os.Flie).Close]}
  - {category: fs, does: x, names: [(*io.Writer).Write]}
  - {category: fs, does: x, names: [(io.ReadWriter).Write]}
  - {category: fs, does: x, promoted: [(io.Writer).Write]}
  - {category: fs, does: x, promoted: [(io.ReadWriter).Read]}
  - {category: fs, does: x, receivers: [(io.Closer)], methods: [Close, Cloze]}
openers:
  - {handle: 2, names: [(*database/sql.DB).Begin]}
  - {handle: 1, names: [(*database/sql.DB).BeginTx]}
  - {error: none, names: [(*database/sql.Conn).BeginTx]}
  - {error: .Err, names: [database/sql.Open]}
closers:
  - {outcome: commit, names: [database/sql.Drivers]}
runners:
  - {callback: 0, names: [(*database/sql.Conn).PingContext]}
  - {callback: 0, handle: 3, names: [(*database/sql.Conn).Raw]}
  - {callback: 1, handle: none, names: [sort.Slice]}
  - {callback: 1, handle: context, names: [slices.SortFunc]}
after_commit:
  - {callback: 0, names: [os.Exit]}
safe:
  - {tx: 5, names: [os.Remove]}
handles:
  - types: [database/sql.Txx]
  - types: ['*io.Closer']
  - types: [os.FileInfo]
barriers:
  - packages: [no/such]
read_only:
  - {type: database/sql.TxOptions, field: Readonly, value: true}
  - {type: database/sql.TxOptions, field: Isolation, value: never}
registers:
  - {of: [os.Nothing], names: [sync.OnceFunc]}
hooks:
  - {lib: x, imports: net/htp, methods: [M], signatures: [func(*os.Fille) error]}
families:
  - {role: sink, package: os, methods: 'R*', category: fs, does: x, examples: [os.Create]}
callbacks:
  - {param: any, names: [strings.Map]}
`

// The check finds what is wrong with a table: this is what makes its silence worth something.
func TestResolveFindsMistakes(t *testing.T) {
	want := []string{
		"t.yaml:5: errors.Nwe: no function Nwe; did you mean New?",
		"t.yaml:6: os.Getenv: result 0 is no error",
		"t.yaml:7: no/such/pkg.F: no package no/such/pkg",
		"t.yaml:9: (os.File).Write: is declared as (*os.File).Write: write that",
		"t.yaml:10: (*os.File).Nothing: File has no method Nothing",
		"t.yaml:11: (*os.Flie).Close: no type Flie; did you mean File?",
		"t.yaml:12: (*io.Writer).Write: Writer is an interface: write it without *",
		"t.yaml:13: (io.ReadWriter).Write: is declared as (io.Writer).Write: write that under names, and this under promoted",
		"t.yaml:14: (io.Writer).Write: is declared by this very type: write it under names",
		"t.yaml:15: (io.ReadWriter).Read: leads to (io.Reader).Read, which no table lists",
		"(io.Closer).Close and so on: nothing matches Cloze",
		"t.yaml:18: (*database/sql.DB).Begin: handle: no result 2",
		"t.yaml:19: (*database/sql.DB).BeginTx: handle: result 1 is an error",
		"t.yaml:20: (*database/sql.Conn).BeginTx: error: none, but result 1 is one",
		"t.yaml:21: database/sql.Open: error: the handle has no field Err",
		"t.yaml:23: database/sql.Drivers: a closer is a method, or says which parameter is the transaction: handle: 0",
		"t.yaml:25: (*database/sql.Conn).PingContext: callback: parameter 0 is no function",
		"t.yaml:26: (*database/sql.Conn).Raw: handle: the callback has no parameter 3",
		"t.yaml:27: sort.Slice: handle: none, but the callback takes parameters: func(i int, j int) bool",
		"t.yaml:28: slices.SortFunc: the callback takes no context: func(a E, b E) int",
		"t.yaml:30: os.Exit: callback: no function at parameter 0",
		"t.yaml:32: os.Remove: tx: no parameter 5",
		"t.yaml:34: database/sql.Txx: no type Txx; did you mean Tx?",
		"t.yaml:35: *io.Closer: is an interface: write it without *",
		"t.yaml:36: os.FileInfo: is an alias of io/fs.FileInfo: write that",
		"t.yaml:38: no/such: no such package",
		"t.yaml:40: database/sql.TxOptions: has no field Readonly",
		"t.yaml:41: database/sql.TxOptions: no constant of type database/sql.IsolationLevel is \"never\"",
		"t.yaml:43: os.Nothing: no function Nothing",
		"t.yaml:45: *os.Fille: no type Fille; did you mean File?",
		"t.yaml:45: net/htp: no such package",
		"t.yaml:47: os.Create: is no member of the family",
	}
	tab := newTable()
	tab.keep = true
	if _, err := tab.parse("t.yaml", []byte(wrongTable)); err != nil {
		t.Fatal(err)
	}
	list, errs := targets(map[string]*table{"t.yaml": tab.index()})
	if len(errs) > 0 || len(list) != 1 {
		t.Fatalf("%d targets, %v", len(list), errs)
	}
	v, err := list[0].check(newLoader(), ".", only(t, wrongTable))
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Concat(v.Problems, v.unmatched())
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("missing: %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("unexpected: %s", line)
		}
	}
}

// Modules that nothing needs, lack or disagree are mistakes as well.
func TestTargetsFindMistakes(t *testing.T) {
	tables := map[string]*table{}
	for file, text := range map[string]string{
		"a.yaml": "modules:\n  x.org/a: v1.0.0\n  x.org/b: v1.0.0\nerrors:\n  - names: [x.org/a/sub.F, x.org/c.F]\n",
		"b.yaml": "modules:\n  x.org/a: v1.0.1\nerrors:\n  - names: [x.org/a.F]\n",
	} {
		tab := newTable()
		tab.keep = true
		if _, err := tab.parse(file, []byte(text)); err != nil {
			t.Fatal(err)
		}
		tables[file] = tab
	}
	_, errs := targets(tables)
	var got []string
	for _, err := range errs {
		got = append(got, err.Error())
	}
	want := "a.yaml:5: no module listed for x.org/c.F\n" +
		"a.yaml: module x.org/b has no entry: remove it\n" +
		"b.yaml: x.org/a is pinned to v1.0.1 here and to v1.0.0 elsewhere"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}
