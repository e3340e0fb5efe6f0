package document

import (
	"fmt"
	"strings"
)

// Instead says which of the valid words was probably meant, or lists them.
func Instead(word string, valid []string) string {
	if best := Nearest(word, valid); best != "" {
		return fmt.Sprintf("write %q", best)
	}
	return "write one of " + strings.Join(valid, ", ")
}

// Nearest is the valid word that fewest edits turn word into, "" if they are too many for a slip.
func Nearest(word string, valid []string) string {
	best, dist := "", 1+max(len(word), 3)/3
	for _, v := range valid {
		if d := distance(word, v); d <= dist && (best == "" || d < dist) && d < max(len(word), len(v)) {
			best, dist = v, d
		}
	}
	return best
}

// distance is the edit distance between two words; a missing or added plural s, swapped
// letters and the like cost little, which is all that is needed here.
func distance(a, b string) int {
	if len(a) > 80 { // not a slip
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diag := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := diag
			if a[i] != b[j] {
				d = 1 + min(diag, row[j], row[j+1])
			}
			diag, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
