package summary_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/txspill/txspill/passes/summary"
)

// TestFacts compares the facts of a module of wrappers with its want comments. A function
// without one must have no fact.
func TestFacts(t *testing.T) {
	analysistest.Run(t, module(t, "factwants"), summary.New(&summary.Config{}), "./...")
}

// TestWitness: the path of an effect, which its string leaves out, is the shortest one, in
// files relative to the module.
func TestWitness(t *testing.T) {
	found := analyze(t, load(t, module(t, "factwants")))
	for _, tt := range []struct{ of, sink, want string }{
		{"effects.Mail", "net/smtp.SendMail", "smtp.SendMail effects/effects.go:12"},
		{"effects.Welcome", "net/smtp.SendMail", "effects.Mail effects/effects.go:17 → smtp.SendMail effects/effects.go:12"},
		{"effects.Welcome", "net/http.Get", "http.Get effects/effects.go:20"},
		{"effects.Far", "net/smtp.SendMail", "effects.Mail effects/effects.go:29 → smtp.SendMail effects/effects.go:12"},
		{"effects.Far", "net/http.Get", "effects.Welcome effects/effects.go:26 → http.Get effects/effects.go:20"},
		{"(iface.Events).Paid", "net/smtp.SendMail", "iface.mailer.Paid iface/iface.go:44 → smtp.SendMail iface/iface.go:45"},
	} {
		t.Run(tt.of, func(t *testing.T) {
			name := "example.com/factwants/" + tt.of
			if rest, ok := strings.CutPrefix(tt.of, "("); ok {
				name = "(example.com/factwants/" + rest
			}
			s := found[name]
			if s == nil {
				t.Fatal("no fact")
			}
			for _, e := range s.Effects {
				if e.Sink != tt.sink {
					continue
				}
				var path []string
				for _, f := range e.Path {
					path = append(path, fmt.Sprintf("%s %s:%d", f.Func, f.File, f.Line))
				}
				if got := strings.Join(path, " → "); got != tt.want || e.Steps != len(path) {
					t.Errorf("%d steps: %s\nwant %s", e.Steps, got, tt.want)
				}
				return
			}
			t.Errorf("no effect %s in %v", tt.sink, s)
		})
	}
}
