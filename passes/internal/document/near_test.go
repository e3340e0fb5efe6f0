package document

import "testing"

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"tests", "tests", 0}, {"test", "tests", 1}, {"jsno", "json", 2}, {"", "abc", 3}, {"kitten", "sitting", 3},
	} {
		if got := distance(test.a, test.b); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestNearest(t *testing.T) {
	flags := []string{"abort-paths", "json", "sarif", "separate", "tests", "v"}
	for _, test := range []struct{ word, want string }{
		{"jsno", "json"}, {"separat", "separate"}, {"test", "tests"}, {"x", ""}, {"xml", ""}, {"no-such-flag", ""},
	} {
		if got := Nearest(test.word, flags); got != test.want {
			t.Errorf("Nearest(%q) = %q, want %q", test.word, got, test.want)
		}
	}
}
