package summary

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestAddCall: calls of one thing under the same circumstances are joined to what any of
// them may do; the order in which they are found does not matter.
func TestAddCall(t *testing.T) {
	for _, tt := range []struct {
		name  string
		items []Call
		want  []Call
	}{
		{
			"different things are kept apart, in order",
			[]Call{{Input: 1}, {Input: 0, Path: ".b"}, {Input: 0, Path: ".a"}, {Input: 0, Path: ".a", Method: "M"}},
			[]Call{{Input: 0, Path: ".a"}, {Input: 0, Path: ".a", Method: "M"}, {Input: 0, Path: ".b"}, {Input: 1}},
		},
		{
			"so are circumstances",
			[]Call{{Inside: true}, {Async: true}, {Later: true}, {}},
			[]Call{{}, {Later: true}, {Async: true}, {Inside: true}},
		},
		{
			"read-only and failing if all of them are",
			[]Call{{ReadOnly: true, Failing: true}, {ReadOnly: true}, {Failing: true}},
			[]Call{{}},
		},
		{
			"read-only and failing",
			[]Call{{ReadOnly: true, Failing: true}, {ReadOnly: true, Failing: true}},
			[]Call{{ReadOnly: true, Failing: true}},
		},
		{"retried if one of them is", []Call{{}, {Retried: true}}, []Call{{Retried: true}}},
		{
			"arguments that carry the transaction",
			[]Call{{TxArgs: []int{2}}, {TxArgs: []int{0}}, {TxArgs: []int{0, 1}}},
			[]Call{{TxArgs: []int{0, 1, 2}}},
		},
		{
			"arguments that are inputs",
			[]Call{{Pass: []Pass{{1, 0}}}, {Pass: []Pass{{0, 2}}}, {Pass: []Pass{{0, 1}, {1, 0}}}},
			[]Call{{Pass: []Pass{{0, 1}, {0, 2}, {1, 0}}}},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sameInAnyOrder(t, tt.items, tt.want, AddCall)
		})
	}
}

// TestBoundCalls: a summary keeps maxCalls calls, of whole inputs before those deep within
// them, whatever the order in which they are found. What is lost are the deepest.
func TestBoundCalls(t *testing.T) {
	var calls []Call
	for i := range 2 * maxCalls {
		calls = append(calls, Call{Input: i / 2, Path: strings.Repeat(".options", i%2)})
	}
	for seed := range uint64(20) {
		var list []Call
		for range 2 {
			for _, i := range rand.New(rand.NewPCG(1, seed)).Perm(len(calls)) {
				before := slices.Clone(list)
				if changed := AddCall(&list, calls[i]); changed == reflect.DeepEqual(before, list) {
					t.Fatalf("seed %d: adding %v said changed: %v", seed, calls[i], changed)
				}
			}
		}
		if len(list) != maxCalls {
			t.Fatalf("seed %d: %d calls are kept", seed, len(list))
		}
		for i, c := range list {
			if c.Input != i || c.Path != "" {
				t.Errorf("seed %d: place %d has %v", seed, i, &c)
			}
		}
	}
}

// TestAddCallLib: of two libraries that may have opened the transaction around a callback the
// same one stays, whichever was found first.
func TestAddCallLib(t *testing.T) {
	items := []Call{{Inside: true, Lib: "database/sql"}, {Inside: true, Lib: "gorm.io/gorm"}}
	var first, second []Call
	AddCall(&first, items[0])
	AddCall(&first, items[1])
	AddCall(&second, items[1])
	AddCall(&second, items[0])
	if first[0].Lib != second[0].Lib {
		t.Errorf("the library is %s or %s", first[0].Lib, second[0].Lib)
	}
}

// TestAddCallCopies: joining calls changes the list, not the summary that a call came from.
func TestAddCallCopies(t *testing.T) {
	from := Call{TxArgs: append(make([]int, 0, 4), 1, 2), Pass: append(make([]Pass, 0, 4), Pass{1, 1})}
	var list []Call
	AddCall(&list, from)
	AddCall(&list, Call{TxArgs: []int{0}, Pass: []Pass{{0, 0}}})
	if from.TxArgs[0] != 1 || from.TxArgs[1] != 2 || from.Pass[0] != (Pass{1, 1}) {
		t.Errorf("the call that was added first is now %+v", from)
	}
}

// TestAddOpen: a transaction that may be written in, on some path, is not read-only.
func TestAddOpen(t *testing.T) {
	for _, tt := range []struct {
		name  string
		items []Open
		want  []Open
	}{
		{
			"different things are kept apart, in order",
			[]Open{{Result: 1, Input: None}, {Result: None, Input: 1}, {Result: None, Input: 0, Path: ".tx"}, {Result: None, Input: 0}},
			[]Open{{Result: None, Input: 0}, {Result: None, Input: 0, Path: ".tx"}, {Result: None, Input: 1}, {Result: 1, Input: None}},
		},
		{
			"read-only if all of them are",
			[]Open{{Input: None, ReadOnly: true}, {Input: None}},
			[]Open{{Input: None}},
		},
		{
			"read-only",
			[]Open{{Input: None, ReadOnly: true}, {Input: None, ReadOnly: true}},
			[]Open{{Input: None, ReadOnly: true}},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sameInAnyOrder(t, tt.items, tt.want, AddOpen)
		})
	}
}

// TestAddOpenDetails: what is known of an opening beside its handle does not depend on which
// way of opening was found first.
func TestAddOpenDetails(t *testing.T) {
	items := []Open{{Input: None, Error: 1, Lib: "database/sql"}, {Input: None, Error: None, Lib: "gorm.io/gorm", Field: "Error"}}
	var first, second []Open
	AddOpen(&first, items[0])
	AddOpen(&first, items[1])
	AddOpen(&second, items[1])
	AddOpen(&second, items[0])
	if first[0] != second[0] {
		t.Errorf("opened is %+v or %+v", first[0], second[0])
	}
}

// TestAddClose: an end is joined to what any of them may do, and is sure if one of them is.
func TestAddClose(t *testing.T) {
	for _, tt := range []struct {
		name  string
		items []Close
		want  []Close
	}{
		{
			"different things are kept apart, in order",
			[]Close{{Input: 1, Result: None}, {Input: None, Result: 0}, {Input: 0, Result: None, Path: ".tx"}, {Input: 0, Result: None}},
			[]Close{{Input: None, Result: 0}, {Input: 0, Result: None}, {Input: 0, Result: None, Path: ".tx"}, {Input: 1, Result: None}},
		},
		{
			"commit and rollback",
			[]Close{{Commit: true}, {Rollback: true}},
			[]Close{{Commit: true, Rollback: true}},
		},
		{
			"partial if all of them are",
			[]Close{{Commit: true, Partial: true}, {Commit: true}, {Rollback: true, Partial: true}},
			[]Close{{Commit: true, Rollback: true}},
		},
		{
			"partial",
			[]Close{{Commit: true, Partial: true}, {Rollback: true, Partial: true}},
			[]Close{{Commit: true, Rollback: true, Partial: true}},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sameInAnyOrder(t, tt.items, tt.want, AddClose)
		})
	}
}

func TestAddKeep(t *testing.T) {
	items := []Keep{{1, "", 0}, {0, ".b", 2}, {0, ".a", 2}, {0, ".a", 1}, {0, ".b", 2}}
	sameInAnyOrder(t, items, []Keep{{0, ".a", 1}, {0, ".a", 2}, {0, ".b", 2}, {1, "", 0}}, AddKeep)
}

func TestAddCarry(t *testing.T) {
	items := []Carry{{1, 0}, {0, 2}, {0, 1}, {0, 2}}
	sameInAnyOrder(t, items, []Carry{{0, 1}, {0, 2}, {1, 0}}, AddCarry)
}

// TestFunction: functions among the results are kept in the order of the results.
func TestFunction(t *testing.T) {
	permutations(3, func(order []int) {
		var s Summary
		for _, r := range order {
			s.Function(r).Result = r
			s.Function(r).Closes = []Close{{Result: r}}
		}
		if len(s.Returns) != 3 {
			t.Fatalf("order %v: %d results", order, len(s.Returns))
		}
		for i, r := range s.Returns {
			if r.Result != i || r.Closes[0].Result != i {
				t.Errorf("order %v: place %d has %+v", order, i, r)
			}
		}
	})
}

// TestTrim: what says nothing is dropped, and a summary of nothing is empty.
func TestTrim(t *testing.T) {
	full := Returned{Closes: []Close{{}}, Calls: []Call{{}}, Own: []Call{{}}, Made: []Call{{}}, Effects: []Effect{{}}}
	s := Summary{Returns: []Returned{
		{Result: 0},
		{Result: 1, Closes: full.Closes}, {Result: 2, Calls: full.Calls}, {Result: 3, Own: full.Own},
		{Result: 4, Made: full.Made}, {Result: 5, Effects: full.Effects},
		{Result: 6},
	}}
	s.Trim()
	if n := len(s.Returns); n != 5 || s.Returns[0].Result != 1 || s.Returns[4].Result != 5 {
		t.Errorf("left are %+v", s.Returns)
	}
	for _, said := range []Summary{
		{Effects: []Effect{{}}}, {Calls: []Call{{}}}, {Opens: []Open{{}}}, {Closes: []Close{{}}},
		{Carries: []Carry{{}}}, {Keeps: []Keep{{}}}, {Returns: []Returned{{}}},
	} {
		if said.Empty() {
			t.Errorf("%+v is empty", said)
		}
	}
	if none := (*Summary)(nil); !none.Empty() || !(&Summary{}).Empty() {
		t.Error("nothing is not empty")
	}
}
