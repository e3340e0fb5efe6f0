package directive

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/document"
)

const prefix = "//txspill:"

// Kind is the word of a directive.
type Kind string

// The directives.
const (
	Sink   Kind = "sink"   // calls of this are an effect
	Safe   Kind = "safe"   // calls of this are none
	Ignore Kind = "ignore" // findings here are known and accepted
)

func kinds() []string { return []string{string(Ignore), string(Safe), string(Sink)} }

// Directive is one directive, read.
type Directive struct {
	Kind       Kind
	Categories []catalog.Category // of a sink: one; of an ignore: those it is about, none for all
	Reason     string
}

// String writes the directive as Parse reads it.
func (d *Directive) String() string {
	s := prefix + string(d.Kind)
	for _, c := range d.Categories {
		s += " " + string(c)
	}
	switch {
	case d.Kind == Safe:
		return s + " " + d.Reason
	case d.Reason != "":
		return s + " -- " + d.Reason
	}
	return s
}

// Parse reads a comment. A comment that is no directive gives nil and no error; one that was meant
// as a directive gives an error that says what to write instead.
func Parse(comment string) (*Directive, error) {
	text, ok := strings.CutPrefix(comment, prefix)
	if !ok || strings.TrimLeftFunc(text, unicode.IsSpace) != text {
		return nil, nearMiss(comment)
	}
	words := strings.Fields(text)
	if i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, "//") }); i >= 0 {
		words = words[:i] // a further comment
	}
	if len(words) == 0 {
		words = []string{""}
	}
	d := &Directive{Kind: Kind(words[0])}
	var err error
	switch d.Kind {
	case Sink:
		err = d.sink(words[1:])
	case Safe:
		err = d.safe(words[1:])
	case Ignore:
		err = d.ignore(words[1:])
	default:
		err = fmt.Errorf("unknown directive %s%s: %s", prefix, words[0], document.Instead(words[0], kinds()))
	}
	if err != nil {
		return nil, err
	}
	return d, nil
}

// nearMiss returns an error for what looks like a directive but is an ordinary comment to Go: it
// would have no effect, without a word. A comment within a comment is an example in a text.
func nearMiss(comment string) error {
	text := strings.TrimLeft(strings.TrimLeft(comment, "/*"), " \t")
	rest, ok := strings.CutPrefix(text, "txspill:")
	if !ok {
		return nil
	}
	word := ""
	if words := strings.Fields(strings.TrimSuffix(rest, "*/")); len(words) > 0 {
		word = words[0]
	}
	if !slices.Contains(kinds(), word) {
		return nil // prose about txspill
	}
	return fmt.Errorf("this is no directive: write %s%s, in a line comment and without spaces", prefix, word)
}

func (d *Directive) sink(words []string) error {
	words, d.Reason = cutReason(words)
	if len(words) != 1 {
		return fmt.Errorf("%ssink wants one category: write %[1]ssink queue, say; there are %s",
			prefix, strings.Join(names(), ", "))
	}
	return d.categories(words)
}

func (d *Directive) safe(words []string) error {
	for len(words) > 0 && words[0] == "--" {
		words = words[1:]
	}
	if d.Reason = strings.Join(words, " "); d.Reason == "" {
		return fmt.Errorf("a reason is missing: write %ssafe and why calls of this are no side effect", prefix)
	}
	return nil
}

func (d *Directive) ignore(words []string) error {
	words, d.Reason = cutReason(words)
	if err := d.categories(words); err != nil {
		return err
	}
	if d.Reason == "" {
		return fmt.Errorf("a reason is missing: write %s -- and why this is accepted",
			strings.Join(append([]string{prefix + "ignore"}, words...), " "))
	}
	return nil
}

// cutReason splits off what comes after --.
func cutReason(words []string) (before []string, reason string) {
	i := slices.Index(words, "--")
	if i < 0 {
		return words, ""
	}
	return words[:i:i], strings.Join(words[i+1:], " ")
}

func (d *Directive) categories(words []string) error {
	for _, w := range words {
		c := catalog.Category(strings.TrimSuffix(w, ","))
		if !slices.Contains(catalog.Categories(), c) {
			return fmt.Errorf("unknown category %s: %s; a reason comes after --", c, document.Instead(string(c), names()))
		}
		if slices.Contains(d.Categories, c) {
			return fmt.Errorf("category %s is said twice: write it once", c)
		}
		d.Categories = append(d.Categories, c)
	}
	return nil
}

func names() []string {
	var out []string
	for _, c := range catalog.Categories() {
		out = append(out, string(c))
	}
	return out
}
