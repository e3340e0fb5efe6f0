package catalog

import (
	"os"
	"strings"
	"testing"
)

// The example in the package documentation is a table without mistakes, and has every role.
func TestDocExample(t *testing.T) {
	src, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(src)) {
		if rest, ok := strings.CutPrefix(line, "//\t"); ok {
			b.WriteString(rest)
		}
	}
	only(t, b.String())
	for _, role := range topKeys()[2:] {
		if !strings.Contains(b.String(), "\n"+role+":") && !strings.HasPrefix(b.String(), role+":") {
			t.Errorf("%s: is not in the example", role)
		}
	}
}
