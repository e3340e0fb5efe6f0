package finding_test

import (
	"testing"

	"github.com/txspill/txspill/passes/internal/finding"
	"github.com/txspill/txspill/passes/internal/summary"
)

// TestEntry: a finding is known by names that stay when code is moved and variables are renamed.
func TestEntry(t *testing.T) {
	frame := func(name string, written bool) summary.Frame {
		return summary.Frame{Func: name, File: "a/a.go", Line: 7, Written: written}
	}
	for _, tt := range []struct {
		root string
		path []summary.Frame
		fn   string
		want string
	}{
		{"(*m/a.T).F", []summary.Frame{frame("smtp.SendMail", false)}, "(*T).F", "smtp.SendMail"},
		{"m/a.F", []summary.Frame{frame("a.(*T).Send", false), frame("smtp.SendMail", false)}, "F", "a.(*T).Send → smtp.SendMail"},
		{"m/a.init$2", []summary.Frame{frame("s.hooks.Saved", true), frame("func literal", false)}, "init", "Saved → func literal"},
		{"(m/a.T[K]).F", []summary.Frame{frame("retry", true), frame("b.(…).Post", true)}, "(T[K]).F", "… → Post"},
	} {
		f := &finding.Finding{In: "m/a", Root: tt.root, Category: "mail", Sink: "net/smtp.SendMail", Path: tt.path}
		e := f.Entry()
		if e.Package != "m/a" || e.Func != tt.fn || e.Category != "mail" || e.Sink != "net/smtp.SendMail" || e.Path != tt.want {
			t.Errorf("%s: got %+v, want %s, %s", tt.root, e, tt.fn, tt.want)
		}
	}
}
