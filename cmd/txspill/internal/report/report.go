// Package report holds what a run of txspill found, as data, and the printers for it.
package report

import (
	"cmp"
	"path/filepath"
	"slices"
	"time"

	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/link"
)

// Position is a place in a file. Line and Col start at 1; 0 means unknown.
type Position struct {
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
	Col  int    `json:"col,omitempty"`
}

// Finding is one diagnostic.
type Finding struct {
	Position
	Message  string    `json:"message"`
	Category string    `json:"category"`
	Severity string    `json:"severity"` // error or warning, which does not fail the run
	URL      string    `json:"url,omitempty"`
	Related  []Related `json:"related"`

	Entry baseline.Entry `json:"-"` // what a baseline knows it by; empty: nothing
}

// The severities of findings.
const (
	Error   = "error"
	Warning = "warning"
)

// Related is a place that explains a finding: where the transaction begins, a frame of the path.
type Related struct {
	Position
	Message string `json:"message"`
}

// Blind is a call inside a transaction of which nobody is known whom it could reach.
type Blind struct {
	Position
	Callee string `json:"callee"`
}

// Problem is a reason why something could not be analysed.
type Problem struct {
	Position
	Package string `json:"package,omitempty"`
	Message string `json:"message"`
	Detail  string `json:"-"` // a stack trace: shown with -v
	Derived bool   `json:"-"` // follows from another problem of the report: shown with -v
}

// Report is the outcome of a run. While it has problems it must not be taken for clean.
type Report struct {
	Findings []Finding `json:"findings"`
	Problems []Problem `json:"problems"`
	Warnings []Problem `json:"warnings,omitempty"` // about the configuration: they do not fail the run
	Packages int       `json:"packages"`           // how many were analysed
	Blind    []Blind   `json:"blind,omitempty"`
	Known    int       `json:"known,omitempty"` // findings that the baseline knows
	Stale    []Stale   `json:"stale,omitempty"` // what it knows and no longer occurs
	Linked   bool      `json:"-"`               // the program was linked
	Mains    int       `json:"-"`               // main packages in it
	Slowest  []Timing  `json:"-"`               // the packages that took longest, dependencies included

	Rules []link.Rule `json:"-"` // what separate analysis would have to be told

	Unchanged int `json:"-"` // findings on lines that are not new

	Asked    map[string]bool `json:"-"` // import paths of the packages analysed
	Modules  []string        `json:"-"` // paths of the main modules
	Unneeded []Finding       `json:"-"` // ignores that no finding needed: findings if this is all of the modules
}

// Timing is how long the analysis of a package took.
type Timing struct {
	Package string
	Took    time.Duration
}

// Normalize sorts the report by file and position, and drops what test variants of a package
// repeat: findings of one category at one position, and equal problems.
func (r *Report) Normalize() {
	slices.SortFunc(r.Findings, compareFindings)
	r.Findings = slices.CompactFunc(r.Findings, func(a, b Finding) bool {
		return a.Position == b.Position && a.Category == b.Category
	})
	slices.SortFunc(r.Problems, compareProblems)
	r.Problems = slices.CompactFunc(r.Problems, func(a, b Problem) bool {
		return a.Position == b.Position && a.Message == b.Message && (a.File != "" || a.Package == b.Package)
	})
}

func compareFindings(a, b Finding) int {
	return cmp.Or(
		comparePositions(a.Position, b.Position),
		cmp.Compare(a.Category, b.Category),
		cmp.Compare(a.Message, b.Message),
	)
}

func compareProblems(a, b Problem) int {
	return cmp.Or(
		comparePositions(a.Position, b.Position),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Package, b.Package),
	)
}

func comparePositions(a, b Position) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// Relativize makes all file names relative to dir, where that makes them shorter.
func (r *Report) Relativize(dir string) {
	for i := range r.Findings {
		f := &r.Findings[i]
		f.File = Shorter(dir, f.File)
		for j := range f.Related {
			f.Related[j].File = Shorter(dir, f.Related[j].File)
		}
	}
	for i := range r.Blind {
		r.Blind[i].File = Shorter(dir, r.Blind[i].File)
	}
	for i := range r.Problems {
		r.Problems[i].File = Shorter(dir, r.Problems[i].File)
	}
}

// Shorter returns file relative to dir, or as it is where that is no gain (another tree, another drive).
func Shorter(dir, file string) string {
	if !filepath.IsAbs(file) {
		return file
	}
	rel, err := filepath.Rel(dir, file)
	if err != nil || len(rel) >= len(file) {
		return file
	}
	return rel
}

// Errors counts the findings that fail the run.
func (r *Report) Errors() int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Severity != Warning {
			n++
		}
	}
	return n
}
