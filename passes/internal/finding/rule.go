package finding

import (
	"fmt"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// Rule describes a category to those who read findings elsewhere.
type Rule struct {
	ID    string // the category
	Title string // what is found, in one line
	Help  string // why it is wrong, and what to do
}

const instead = "Make the call after the commit, write a row to an outbox table that a worker empties, " +
	"or use the variant of the call that takes the transaction, where the library has one."

// Rules describes all categories.
func Rules() []Rule {
	var out []Rule
	for _, c := range catalog.Categories() {
		f := Finding{Category: c}
		why := fmt.Sprintf(f.hazardFormat(), "the transaction")
		out = append(out, Rule{
			ID:    string(c),
			Title: f.does() + " inside a transaction",
			Help:  strings.ToUpper(why[:1]) + why[1:] + ". " + instead,
		})
	}
	return out
}
