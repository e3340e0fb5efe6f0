package summary

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/lower"
	facts "github.com/txspill/txspill/passes/internal/summary"
)

// DirectiveCategory is the category of mistakes in directives.
const DirectiveCategory = "directive"

// Problems returns the mistakes in the directives of the package.
func (r *Result) Problems(tests, generated bool) []analysis.Diagnostic {
	if r.Comments == nil {
		return nil
	}
	var out []analysis.Diagnostic
	for _, p := range r.Comments.Problems {
		if r.wanted(p.Pos, tests, generated) {
			out = append(out, directiveProblem(p.Pos, p.Message))
		}
	}
	return out
}

func directiveProblem(pos token.Pos, message string) analysis.Diagnostic {
	return analysis.Diagnostic{Pos: pos, Category: DirectiveCategory, Message: message + " (" + DirectiveCategory + ")"}
}

// wanted reports whether what is said of a position is wanted.
func (r *Result) wanted(pos token.Pos, tests, generated bool) bool {
	c := r.Comments
	file := lower.RelFile(c.FileName(pos), r.pkg, r.module)
	return !r.set.cfg.Settings.Excluded(file) && !c.Silenced(pos) && (generated || !c.InGenerated(pos)) && (tests || !c.InTest(pos))
}

// An Ignore is a //txspill:ignore of a package.
type Ignore struct {
	analysis.Diagnostic      // what to say if it was not needed
	Used                bool // it was
}

// Ignores returns the ignores of a package that must be needed: all their categories are on, and
// findings in their files are wanted.
func (r *Result) Ignores(tests, generated bool) []Ignore {
	if r.Comments == nil {
		return nil
	}
	var out []Ignore
	want := r.set.options().Want
	off := func(c catalog.Category) bool { return !want(&facts.Effect{Category: c}) }
	for _, i := range r.Comments.Ignores {
		if !r.wanted(i.Pos, tests, generated) || slices.ContainsFunc(i.Categories, off) {
			continue
		}
		out = append(out, Ignore{
			directiveProblem(i.Pos, "this ignores nothing: no finding that it speaks of is here; remove it"),
			i.Used(),
		})
	}
	return out
}
