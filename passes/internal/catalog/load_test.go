package catalog

import (
	"strings"
	"testing"
)

// Each mistake is reported at its place, with what to write instead.
func TestMistakes(t *testing.T) {
	for _, tt := range []struct{ name, table, want string }{
		{"unknown key", "sink:\n  - names: [a.B]\n", `t:1:1: unknown key "sink": write "sinks"`},
		{"handle", "openers:\n  - names: [a.B]\n    handle: first\n", `t:3:13: handle: "first" is no index: write a number from 0, or receiver`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Only(Source{"t", []byte(tt.table)})
			if err == nil {
				t.Fatalf("no error, want %s", tt.want)
			}
			if got := strings.TrimSpace(err.Error()); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}
