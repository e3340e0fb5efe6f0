package diff

import (
	"fmt"
	"strings"
	"testing"
)

// TestParse: what git prints for changed, moved, new and removed files, and for awkward names.
func TestParse(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"changed", "diff --git a/x.go b/x.go\nindex 1..2 100644\n--- a/x.go\n+++ b/x.go\n@@ -3 +3,2 @@ func f() {\n-a\n+b\n+c\n@@ -9,0 +11 @@\n+d\n",
			"map[x.go:[{3 4} {11 11}]]"},
		{"only removed", "diff --git a/x.go b/x.go\n--- a/x.go\n+++ b/x.go\n@@ -3,2 +2,0 @@\n-a\n-b\n", "map[]"},
		{"new", "diff --git a/x.go b/x.go\nnew file mode 100644\n--- /dev/null\n+++ b/x.go\n@@ -0,0 +1,2 @@\n+a\n+b\n", "map[x.go:[{1 2}]]"},
		{"gone", "diff --git a/x.go b/x.go\ndeleted file mode 100644\n--- a/x.go\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n", "map[]"},
		{"moved", "diff --git a/x.go b/y.go\nsimilarity index 90%\nrename from x.go\nrename to y.go\n--- a/x.go\n+++ b/y.go\n@@ -1 +1 @@\n-a\n+b\n", "map[y.go:[{1 1}]]"},
		{"only moved", "diff --git a/x.go b/y.go\nsimilarity index 100%\nrename from x.go\nrename to y.go\n", "map[]"},
		{"quoted", "diff --git \"a/\\303\\244.go\" \"b/\\303\\244.go\"\n--- \"a/\\303\\244.go\"\n+++ \"b/\\303\\244.go\"\n@@ -1 +1 @@\n-a\n+b\n", "map[ä.go:[{1 1}]]"},
		{"spaces", "diff --git a/a b.go b/a b.go\n--- a/a b.go\t\n+++ b/a b.go\t\n@@ -1 +1 @@\n-a\n+b\n", "map[a b.go:[{1 1}]]"},
		{"lines like headers", "diff --git a/x.go b/x.go\n--- a/x.go\n+++ b/x.go\n@@ -1,2 +1,2 @@\n--- a/y.go\n-@@ -1 +1 @@\n+++ b/y.go\n+@@ -5 +5 @@\n@@ -7 +7 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n",
			"map[x.go:[{1 2} {7 7}]]"},
		{"no newline", "diff --git a/x.go b/x.go\n--- a/x.go\n+++ b/x.go\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b", "map[x.go:[{1 1}]]"},
	} {
		got, err := parse(tt.text)
		if err != nil || fmt.Sprint(got) != tt.want {
			t.Errorf("%s: got %v, %v, want %s", tt.name, got, err, tt.want)
		}
	}
	for _, text := range []string{"@@ -1 @@\n", "@@ -a +b @@\n", "@@ -1 +1,-3 @@\n", "+++ \"b/\\q\"\n"} {
		if _, err := parse(text); err == nil || !strings.HasPrefix(err.Error(), "git diff: ") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// FuzzParse: no output makes parse panic.
func FuzzParse(f *testing.F) {
	f.Add("diff --git a/x.go b/x.go\n--- a/x.go\n+++ b/x.go\n@@ -3 +3,2 @@ func f() {\n-a\n+b\n+c\n")
	f.Add("+++ \"\n@@ -0,0 +1,9223372036854775807 @@\n")
	f.Fuzz(func(t *testing.T, text string) {
		files, err := parse(text)
		for name, list := range files {
			for _, i := range list {
				if err == nil && i.to < i.from {
					t.Fatalf("%s: %v", name, i)
				}
			}
		}
	})
}
