package load

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// problems words the errors of the broken packages so that each cause is said once:
//
//   - what the go command says (a module that cannot be had, a C header that is missing) it says
//     of every package that suffers from it: the first place is shown, the others are counted;
//   - a package that imports a broken one is derived: its type errors come from there as a rule;
//   - of a package outside the main module the first error is enough.
func problems(all []*packages.Package, broken map[*packages.Package]bool, dir string) []report.Problem {
	var out []report.Problem
	first := make(map[string]int) // message of the go command -> index in out
	places := make(map[string]int)
	for _, p := range all {
		if !broken[p] {
			continue
		}
		listed := listErrors(p)
		for _, err := range listed {
			prob := problem(p, err, dir)
			places[prob.Message]++
			if places[prob.Message] == 1 {
				first[prob.Message] = len(out)
				out = append(out, prob)
			}
		}
		if len(listed) > 0 {
			continue
		}
		if dep := brokenImport(p, broken); dep != "" {
			msg := fmt.Sprintf("not analysed: it imports %s, which does not load", dep)
			out = append(out, report.Problem{Package: p.PkgPath, Message: msg, Derived: true})
			continue
		}
		out = append(out, ownErrors(p, dir)...)
	}
	for msg, n := range places {
		if n > 1 {
			out[first[msg]].Message += fmt.Sprintf(" (and at %s)", report.Count(n-1, "more place"))
		}
	}
	return out
}

// listErrors returns what the go command says of a package.
func listErrors(p *packages.Package) []packages.Error {
	var out []packages.Error
	for _, err := range p.Errors {
		if err.Kind == packages.ListError {
			out = append(out, err)
		}
	}
	return out
}

// brokenImport returns the path of a broken package that a package imports, directly if there
// is one, or "".
func brokenImport(p *packages.Package, broken map[*packages.Package]bool) string {
	seen := map[*packages.Package]bool{}
	for level := []*packages.Package{p}; len(level) > 0; {
		path := ""
		var next []*packages.Package
		for _, q := range level {
			for _, dep := range q.Imports {
				if broken[dep] && (path == "" || dep.PkgPath < path) {
					path = dep.PkgPath
				}
				if !seen[dep] {
					seen[dep] = true
					next = append(next, dep)
				}
			}
		}
		if path != "" {
			return path
		}
		level = next
	}
	return ""
}

// maxErrors bounds what is said of one package: the rest of a long list seldom tells more.
const maxErrors = 10

// ownErrors words the parse and type errors of a package.
func ownErrors(p *packages.Package, dir string) []report.Problem {
	limit := maxErrors
	if !inMain(p) {
		limit = 1
	}
	var out []report.Problem
	for _, err := range p.Errors[:min(limit, len(p.Errors))] {
		out = append(out, problem(p, err, dir))
	}
	if more := len(p.Errors) - len(out); more > 0 {
		out[len(out)-1].Message += fmt.Sprintf(" (and %s in this package)", report.Count(more, "more error"))
	}
	return out
}

// problem words one error. The go command hands on the output of other tools, of several lines and
// under a header: the first line with a place is what matters.
func problem(p *packages.Package, err packages.Error, dir string) report.Problem {
	prob := report.Problem{Position: parsePos(err.Pos), Package: p.PkgPath, Message: oneLine(err.Msg)}
	prob.Message = strings.TrimPrefix(prob.Message, "pattern "+p.PkgPath+": ")
	if prob.File == "" {
		for line := range strings.Lines(err.Msg) {
			at, msg, ok := strings.Cut(line, ": ")
			if pos := parsePos(at); ok && pos.Line > 0 {
				prob.Position, prob.Message = pos, strings.TrimSpace(msg)
				break
			}
		}
	}
	if prob.File != "" {
		if abs, err := absolute(dir, prob.File); err == nil {
			prob.File = abs
		}
	}
	return prob
}

// parsePos reads "file:line:col", "file:line", "file", "-" and "".
func parsePos(s string) report.Position {
	if s == "-" {
		return report.Position{}
	}
	var numbers []int
	for len(numbers) < 2 {
		i := strings.LastIndexByte(s, ':')
		if i < 0 {
			break
		}
		n, err := strconv.Atoi(s[i+1:])
		if err != nil {
			break
		}
		numbers = append(numbers, n)
		s = s[:i]
	}
	pos := report.Position{File: filepath.FromSlash(s)}
	switch len(numbers) {
	case 2:
		pos.Line, pos.Col = numbers[1], numbers[0]
	case 1:
		pos.Line = numbers[0]
	}
	return pos
}

// oneLine joins a message of several lines, without the headers ("# package") in it.
func oneLine(msg string) string {
	var parts []string
	for line := range strings.Lines(msg) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "# ") {
			parts = append(parts, line)
		}
	}
	return strings.Join(parts, "; ")
}
