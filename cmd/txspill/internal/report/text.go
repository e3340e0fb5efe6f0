package report

import (
	"fmt"
	"io"
	"strings"
)

// Text writes one line for each finding: `path:line:col: message`.
func (r *Report) Text(w io.Writer) error {
	var out strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&out, "%s: %s\n", f.Position, f.Message)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// ProblemsText writes the problems, one line each: `path:line:col: message` or `package: message`.
// With verbose it adds what follows from others, and what helps to mend txspill itself.
func (r *Report) ProblemsText(w io.Writer, verbose bool) error {
	var out strings.Builder
	for _, p := range r.Warnings {
		fmt.Fprintf(&out, "%s: warning: %s\n", p.Position, p.Message)
	}
	for _, p := range r.Problems {
		if p.Derived && !verbose {
			continue
		}
		out.WriteString(p.String() + "\n")
		if verbose && p.Detail != "" {
			out.WriteString(indent(p.Detail) + "\n")
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func (p Problem) String() string {
	switch {
	case p.File != "":
		return p.Position.String() + ": " + p.Message
	case p.Package != "":
		return p.Package + ": " + p.Message
	}
	return "txspill: " + p.Message
}

// String gives path:line:col, leaving out what is unknown.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Summary says how much was found, in how many packages.
func (r *Report) Summary() string {
	s := fmt.Sprintf("%s in %s", Count(len(r.Findings), "finding"), Count(r.Packages, "package"))
	switch n := len(r.Findings) - r.Errors(); {
	case n > 0 && n == len(r.Findings):
		s += ", all of them warnings: they do not fail the run"
	case n > 0:
		s += fmt.Sprintf(", %d of them warnings", n)
	}
	if r.Known > 0 {
		s += fmt.Sprintf(", %d known from the baseline", r.Known)
	}
	if r.Unchanged > 0 {
		s += fmt.Sprintf(", %d on lines that have not changed", r.Unchanged)
	}
	if len(r.Blind) > 0 {
		s += fmt.Sprintf(", %s (-v lists them)", Count(len(r.Blind), "blind spot"))
	}
	return s
}

// Count writes a number with its noun, in the plural where English wants it.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func indent(text string) string {
	return "\t" + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n\t")
}
