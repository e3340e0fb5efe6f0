package directive_test

import (
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/internal/directive"
)

// TestParse: what a comment means, or what to write instead.
func TestParse(t *testing.T) {
	for _, tt := range []struct{ comment, want, err string }{
		{comment: "//txspill:sink queue", want: "//txspill:sink queue"},
		{comment: "//txspill:sink  queue  --  over   there", want: "//txspill:sink queue -- over there"},
		{comment: "//txspill:safe it is an outbox row", want: "//txspill:safe it is an outbox row"},
		{comment: "//txspill:safe -- it is", want: "//txspill:safe it is"},
		{comment: "//txspill:ignore -- known", want: "//txspill:ignore -- known"},
		{comment: "//txspill:ignore mail http -- known // more", want: "//txspill:ignore mail http -- known"},
		{comment: "//txspill:ignore mail, http -- see https://example.com/1", want: "//txspill:ignore mail http -- see https://example.com/1"},
		{comment: "// an ordinary comment"},
		{comment: "// txspill: what it does"},
		{comment: "//\t//txspill:ignore -- an example in a text"},
		{comment: "//txspill: what it does"},
		{comment: "// see txspill:ignore"},
		{comment: "//nolint:txspill"},
		{comment: "//txspill:ignore", err: "a reason is missing: write //txspill:ignore -- and why"},
		{comment: "//txspill:ignore mail", err: "write //txspill:ignore mail -- and why"},
		{comment: "//txspill:ignore mail --", err: "a reason is missing"},
		{comment: "//txspill:ignore mail -- // want", err: "a reason is missing"},
		{comment: "//txspill:ignore because I say so", err: "unknown category because: write one of payment, mail, "},
		{comment: "//txspill:ignore directive -- no", err: "unknown category directive"},
		{comment: "//txspill:ignore maill -- no", err: `unknown category maill: write "mail"`},
		{comment: "//txspill:ignore mail mail -- no", err: "category mail is said twice: write it once"},
		{comment: "//txspill:sink", err: "//txspill:sink wants one category: write //txspill:sink queue, say; there are payment, "},
		{comment: "//txspill:sink mail http", err: "wants one category"},
		{comment: "//txspill:safe", err: "a reason is missing: write //txspill:safe and why"},
		{comment: "//txspill:safe --", err: "a reason is missing"},
		{comment: "//txspill:", err: "unknown directive //txspill:: write one of ignore, safe, sink"},
		{comment: "//txspill:sinks queue", err: `unknown directive //txspill:sinks: write "sink"`},
		{comment: "//txspill:nolint", err: "unknown directive //txspill:nolint: write one of ignore, safe, sink"},
		{comment: "// txspill:ignore -- x", err: "this is no directive: write //txspill:ignore, "},
		{comment: "//txspill: safe it is", err: "this is no directive: write //txspill:safe, "},
		{comment: "/* txspill:safe */", err: "this is no directive"},
		{comment: "/*txspill:sink mail*/", err: "this is no directive"},
	} {
		d, err := directive.Parse(tt.comment)
		switch {
		case tt.err != "":
			if err == nil || !strings.Contains(err.Error(), tt.err) || d != nil {
				t.Errorf("%s: got %v, error %v, want an error with %q", tt.comment, d, err, tt.err)
			}
		case err != nil:
			t.Errorf("%s: %v", tt.comment, err)
		case tt.want == "" && d != nil:
			t.Errorf("%s: read as %s", tt.comment, d)
		case tt.want != "" && (d == nil || d.String() != tt.want):
			t.Errorf("%s: got %v, want %s", tt.comment, d, tt.want)
		}
	}
}

// FuzzParse: no comment makes Parse panic, and what it accepts it reads again as it wrote it.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"//txspill:sink queue", "//txspill:safe it is", "//txspill:ignore mail http -- known", "//txspill:ignore -- x // y",
		"// txspill:ignore", "//txspill:", "/*txspill:safe*/", "//txspill:ignore\tmail\t--\t\u00a0x", "//txspill:safe -- --",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, comment string) {
		d, err := directive.Parse(comment)
		if d == nil || err != nil {
			if d != nil {
				t.Fatalf("%q: a directive with an error: %v", comment, err)
			}
			return
		}
		again, err := directive.Parse(d.String())
		if err != nil {
			t.Fatalf("%q is written as %q: %v", comment, d, err)
		}
		if again.String() != d.String() {
			t.Fatalf("%q is written as %q, and that as %q", comment, d, again)
		}
	})
}
