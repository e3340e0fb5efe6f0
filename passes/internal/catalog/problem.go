package catalog

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A problem is a mistake in a table. It says what is wrong and what to write instead.
type problem struct {
	file      string
	line, col int
	text      string
}

func (p *problem) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.file, p.line, p.col, p.text)
}

// problems collects the mistakes of one table.
type problems struct {
	file string
	list []*problem
}

func (p *problems) at(n *yaml.Node, format string, args ...any) {
	p.list = append(p.list, &problem{p.file, max(n.Line, 1), max(n.Column, 1), fmt.Sprintf(format, args...)})
}

// err joins the problems in the order of the file.
func (p *problems) err() error {
	slices.SortStableFunc(p.list, func(a, b *problem) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.col, b.col))
	})
	errs := make([]error, len(p.list))
	for i, e := range p.list {
		errs[i] = e
	}
	return errors.Join(errs...)
}

// instead says which of the valid words was probably meant.
func instead(word string, valid []string) string {
	best, dist := "", 1+max(len(word), 3)/3
	for _, v := range valid {
		if d := distance(word, v); d <= dist && (best == "" || d < dist) {
			best, dist = v, d
		}
	}
	if best != "" {
		return fmt.Sprintf("write %q", best)
	}
	return "write one of " + strings.Join(valid, ", ")
}

// distance is the edit distance between two words; a missing or added plural s, swapped
// letters and the like cost little, which is all that is needed here.
func distance(a, b string) int {
	if len(a) > 40 { // not a misspelt key
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
