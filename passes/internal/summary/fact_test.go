package summary

import (
	"bytes"
	"encoding/gob"
	"math/rand/v2"
	"reflect"
	"testing"
	"testing/quick"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/internal/catalog"
)

var _ analysis.Fact = (*Summary)(nil)

func encode(t *testing.T, s *Summary) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(s); err != nil {
		t.Fatalf("%v: %v", s, err)
	}
	return buf.Bytes()
}

func decode(t *testing.T, data []byte) *Summary {
	t.Helper()
	s := new(Summary)
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(s); err != nil {
		t.Fatal(err)
	}
	return s
}

// everything has each field of each type set to something that is not its zero value.
func everything() *Summary {
	call := Call{
		Input: 1, Path: ".fn", Method: "(shop.Bus).Publish", Inside: true, Lib: "database/sql", ReadOnly: true,
		Async: true, Later: true, Failing: true, Retried: true, Told: true, Made: true, TxArgs: []int{0, 2}, Pass: []Pass{{1, 2}},
	}
	effect := Effect{
		Category: catalog.Mail, Sink: "net/smtp.SendMail", Read: true, Async: true, Failing: true,
		Reported: true, Steps: 7, Dynamic: 2, Path: []Frame{{"mail.Send", "mail/mail.go", 12, true}},
	}
	end := Close{Input: 2, Result: 1, Path: ".tx", Commit: true, Rollback: true, Partial: true}
	return &Summary{
		Effects: []Effect{effect},
		Calls:   []Call{call},
		Opens: []Open{{
			Result: 1, Input: 2, Path: ".tx", Error: 3, Field: "Error", ReadOnly: true, Ends: true, Lib: "gorm.io/gorm",
		}},
		Closes:  []Close{end},
		Carries: []Carry{{Result: 1, Input: 2}},
		Keeps:   []Keep{{Into: 1, Path: ".tx", Input: 2}},
		Returns: []Returned{{
			Result: 1, Closes: []Close{end}, Calls: []Call{call}, Own: []Call{call}, Made: []Call{call},
			Effects: []Effect{effect},
		}},
	}
}

// TestEverything: the summary that the other tests use leaves no field out, and no field is of
// a kind whose encoding depends on the process: a map, a pointer, an interface.
func TestEverything(t *testing.T) {
	var check func(v reflect.Value, name string)
	check = func(v reflect.Value, name string) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				f := v.Type().Field(i)
				if !f.IsExported() {
					t.Errorf("%s.%s is not exported: gob leaves it out", name, f.Name)
				}
				check(v.Field(i), name+"."+f.Name)
			}
		case reflect.Slice:
			if v.Len() == 0 {
				t.Errorf("%s is empty", name)
			}
			if v.Len() > 0 && v.Index(0).Kind() == reflect.Struct {
				check(v.Index(0), name)
			}
		case reflect.Bool, reflect.Int, reflect.String:
			if v.IsZero() {
				t.Errorf("%s is not set", name)
			}
		default:
			t.Errorf("%s is a %s: facts are made of bool, int, string, structs and slices of these", name, v.Kind())
		}
	}
	check(reflect.ValueOf(everything()).Elem(), "Summary")
}

// TestRoundTrip: a fact comes out as it went in.
func TestRoundTrip(t *testing.T) {
	for _, s := range []*Summary{{}, everything()} {
		if got := decode(t, encode(t, s)); !reflect.DeepEqual(got, s) {
			t.Errorf("\ngot  %+v\nwant %+v", got, s)
		}
	}
}

// TestSameBytes: a fact is encoded ten times to the same bytes, and so is what comes out.
func TestSameBytes(t *testing.T) {
	same := func(s Summary) bool {
		want := encode(t, &s)
		for range 9 {
			if !bytes.Equal(encode(t, &s), want) {
				return false
			}
		}
		back := decode(t, want)
		return back.String() == s.String() && bytes.Equal(encode(t, back), want)
	}
	if !same(*everything()) {
		t.Error("everything is encoded in several ways")
	}
	if err := quick.Check(same, &quick.Config{MaxCount: 30}); err != nil {
		t.Error(err)
	}
}

// TestSameBytesInAnyOrder: summaries that are built in different orders are encoded alike.
func TestSameBytesInAnyOrder(t *testing.T) {
	var effects []Effect
	var calls []Call
	for i := range 20 {
		effects = append(effects, at(catalog.Categories()[i%4], string(rune('a'+i)), 1+i%3, i))
		calls = append(calls, Call{Input: i % 3, Inside: i%2 == 0, TxArgs: []int{i}, Pass: []Pass{{i % 4, i % 5}}})
	}
	var want []byte
	for seed := range uint64(20) {
		rnd := rand.New(rand.NewPCG(1, seed))
		var s Summary
		for _, i := range rnd.Perm(20) {
			AddEffect(&s.Effects, effects[i])
		}
		for _, i := range rnd.Perm(20) {
			c := calls[i]
			c.TxArgs, c.Pass = append([]int(nil), c.TxArgs...), append([]Pass(nil), c.Pass...)
			AddCall(&s.Calls, c)
		}
		got := encode(t, &s)
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Fatalf("seed %d: %v", seed, &s)
		}
	}
}
