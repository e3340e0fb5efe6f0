package finding

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// TestManualCategories: the manual names each category among those that are reported or among
// the others, as the defaults have it.
func TestManualCategories(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "..", "..", "analyzer", "doc.go"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, ok := strings.Cut(string(source), "The category is said")
	on, off, ok2 := strings.Cut(text, "Others are kept")
	off, _, ok3 := strings.Cut(off, ". ")
	if !ok || !ok2 || !ok3 {
		t.Fatal("the manual does not list the categories")
	}
	for _, c := range catalog.Categories() {
		word := regexp.MustCompile(`\b` + string(c) + `\b`)
		if word.MatchString(on) != c.DefaultOn() || word.MatchString(off) == c.DefaultOn() {
			t.Errorf("%s: reported by default is %v, and the manual says otherwise", c, c.DefaultOn())
		}
	}
}
