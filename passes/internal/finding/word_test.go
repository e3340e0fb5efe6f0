package finding

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/fragment"
	"github.com/txspill/txspill/passes/internal/solver"
	"github.com/txspill/txspill/passes/internal/summary"
)

// wellFormed checks what holds of every message.
func wellFormed(t *testing.T, f *Finding) {
	t.Helper()
	m := f.Message()
	if strings.ContainsAny(m, "\r\n\t") {
		t.Errorf("more than one line: %q", m)
	}
	if first, _ := utf8.DecodeRuneInString(m); !unicode.IsLower(first) {
		t.Errorf("does not begin in lower case: %q", m)
	}
	if want := fmt.Sprintf(" (%s)", f.Category); !strings.HasSuffix(m, want) {
		t.Errorf("does not end with%s: %q", want, m)
	}
	if strings.Contains(m, "%!") || strings.Contains(m, "  ") {
		t.Errorf("a hole in the sentence: %q", m)
	}
	for _, word := range []string{"potential", "possibl", "should", "may be a"} {
		if strings.Contains(m, word) {
			t.Errorf("%q in %q", word, m)
		}
	}
	if !strings.Contains(m, f.Callee) || !strings.Contains(m, f.Transaction()) {
		t.Errorf("names not both ends, callee and transaction: %q", m)
	}
}

// TestCategories: each category has words of its own for what happens and for what goes wrong.
func TestCategories(t *testing.T) {
	seen := map[string]catalog.Category{}
	for _, c := range catalog.Categories() {
		t.Run(string(c), func(t *testing.T) {
			w := verbs[c]
			if w.does == "" || w.hazard == "" {
				t.Fatalf("no words: %+v", w)
			}
			if other, dup := seen[w.does]; dup {
				t.Errorf("%q is said of %s, too", w.does, other)
			}
			seen[w.does] = c
			for _, read := range []bool{false, true} {
				f := base()
				f.Category, f.Read = c, read
				wellFormed(t, &f)
			}
		})
	}
}

// TestNoStrangers: words are kept for categories only.
func TestNoStrangers(t *testing.T) {
	for c := range verbs {
		if c.Rank() == len(catalog.Categories()) {
			t.Errorf("there is no category %s", c)
		}
	}
}

// TestUnknownCategory: a category without words of its own still makes a sentence.
func TestUnknownCategory(t *testing.T) {
	f := base()
	f.Category = "fax"
	want := "has an effect inside a transaction: smtp.SendMail; it stays if the transaction begun at line 30 rolls back (fax)"
	if got := f.Message(); got != want {
		t.Errorf("\ngot  %s\nwant %s", got, want)
	}
}

// TestDistinct: golangci-lint drops further findings of the same text, so the text tells
// callees, sinks, categories and transactions apart.
func TestDistinct(t *testing.T) {
	type change func(*Finding)
	path := func(frames ...summary.Frame) change {
		return func(f *Finding) { f.Callee, f.Path = "notify", frames }
	}
	own := summary.Frame{Func: "orders.notify"}
	changes := []change{
		func(*Finding) {},
		func(f *Finding) { f.Callee = "s.send" },
		func(f *Finding) { f.Category = catalog.HTTP },
		func(f *Finding) { f.Category, f.Read = catalog.HTTP, true },
		func(f *Finding) { f.Begin.Line = 31 },
		func(f *Finding) { f.Begin.File = "orders/other.go" },
		func(f *Finding) { f.Begin.Kind, f.Begin.Name = solver.ByParam, "tx" },
		func(f *Finding) { f.Async = true },
		func(f *Finding) { f.More = 1 },
		path(own, summary.Frame{Func: "smtp.SendMail", File: "a.go", Line: 1}),
		path(own, summary.Frame{Func: "smtp.SendMail", File: "a.go", Line: 2}),
		path(own, summary.Frame{Func: "smtp.SendMail", File: "b.go", Line: 1}),
		path(own, summary.Frame{Func: "smtp.(*Client).Mail", File: "a.go", Line: 1}),
		path(own, summary.Frame{Func: "mail.Send"}, summary.Frame{Func: "smtp.SendMail", File: "a.go", Line: 1}),
	}
	seen := map[string]int{}
	for i, change := range changes {
		f := base()
		change(&f)
		m := f.Message()
		if j, dup := seen[m]; dup {
			t.Errorf("findings %d and %d read the same: %s", j, i, m)
		}
		seen[m] = i
	}
}

// TestOf: a finding says what the spill says.
func TestOf(t *testing.T) {
	s := &solver.Spill{
		Func: &fragment.Func{Short: "orders"},
		Site: &fragment.Site{Pos: 77, File: "orders/create.go", Line: 42, Expr: "s.notify"},
		Effect: summary.Effect{
			Category: catalog.Mail, Sink: "net/smtp.SendMail", Read: true, Steps: 9,
			Path: []summary.Frame{{Func: "orders.notify"}, {Func: "smtp.SendMail"}},
		},
		Begin: atLine30, Async: true, Retried: true, More: 3,
	}
	f := Of(s)
	if f.Pos != 77 || f.File != "orders/create.go" || f.Callee != "s.notify" || f.Package != "orders" {
		t.Errorf("the place is %+v", f)
	}
	if f.Category != catalog.Mail || f.Sink != "net/smtp.SendMail" || !f.Read || len(f.Path) != 2 || f.Skipped != 7 {
		t.Errorf("the effect is %+v", f)
	}
	if f.Begin != atLine30 || !f.Async || !f.Retried || f.More != 3 {
		t.Errorf("the circumstances are %+v", f)
	}
}
