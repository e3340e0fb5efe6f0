package summary

import (
	"slices"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// TestThrough: seen from further and further out, a path keeps its first two calls and its
// last two, and says how many it leaves out in between.
func TestThrough(t *testing.T) {
	for _, tt := range []struct {
		calls   string // the functions called, outermost first
		want    string
		skipped int
	}{
		{"", "", 0},
		{"a", "a", 0},
		{"a b", "a b", 0},
		{"a b c", "a b c", 0},
		{"a b c d", "a b c d", 0},
		{"a b c d e", "a b d e", 1},
		{"a b c d e f g", "a b f g", 3},
	} {
		t.Run(tt.calls, func(t *testing.T) {
			e := Effect{Category: catalog.HTTP, Sink: "http.Get"}
			calls := strings.Fields(tt.calls)
			for _, name := range slices.Backward(calls) {
				e = e.Through(Frame{Func: name})
			}
			var got []string
			for _, f := range e.Path {
				got = append(got, f.Func)
			}
			if strings.Join(got, " ") != tt.want || e.Skipped() != tt.skipped || e.Steps != len(calls) {
				t.Errorf("got %v, %d skipped of %d; want %s, %d of %d", got, e.Skipped(), e.Steps, tt.want, tt.skipped, len(calls))
			}
		})
	}
}

// TestThroughCopies: two callers of one function do not write into each other's paths.
func TestThroughCopies(t *testing.T) {
	for steps := range 6 {
		e := Effect{}
		for range steps {
			e = e.Through(Frame{Func: "callee"})
		}
		before := slices.Clone(e.Path)
		a, b := e.Through(Frame{Func: "a"}), e.Through(Frame{Func: "b"})
		if a.Path[0].Func != "a" || b.Path[0].Func != "b" || !slices.Equal(e.Path, before) {
			t.Errorf("after %d steps: %v, %v, %v", steps, e.Path, a.Path, b.Path)
		}
	}
}
