package directive

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// Set is what the comments of a package say.
type Set struct {
	Contracts []Contract
	Ignores   []*Ignored
	Problems  []Problem

	fset     *token.FileSet
	files    []*ast.File
	silenced map[*ast.File][]lines
}

// Ignored is an ignore with what it covers.
type Ignored struct {
	*Directive
	Pos token.Pos

	line     int    // of a comment in code: the line that it is about
	spans    []span // the statements on that line, or the whole function
	literals []span // function literals, which do not count as part of a statement
	used     atomic.Bool
}

// Used reports whether the ignore was needed.
func (i *Ignored) Used() bool { return i.used.Load() }

// Read reads the comments of the files of a package; nolint comments count that name linter.
func Read(fset *token.FileSet, files []*ast.File, linter string) *Set {
	s := &Set{fset: fset, files: files, silenced: map[*ast.File][]lines{}}
	for _, f := range files {
		s.read(f)
		if l := silenced(fset, f, linter); l != nil {
			s.silenced[f] = l
		}
	}
	return s
}

// Ignore reports whether findings of a category at a position are accepted, and notes what was needed
// for that. It may be called by several goroutines.
func (s *Set) Ignore(pos token.Pos, c catalog.Category) bool {
	if s == nil {
		return false
	}
	found := false
	for _, i := range s.Ignores {
		if (len(i.Categories) == 0 || slices.Contains(i.Categories, c)) && s.covers(i, pos) {
			i.used.Store(true)
			found = true
		}
	}
	return found
}

// Silenced reports whether a nolint comment silences findings at a position.
func (s *Set) Silenced(pos token.Pos) bool {
	if s == nil {
		return false
	}
	for _, l := range s.silenced[s.file(pos)] {
		if line := s.line(pos); l.from <= line && line <= l.to {
			return true
		}
	}
	return false
}

// FileName returns the name of the file that a position lies in.
func (s *Set) FileName(pos token.Pos) string { return s.fset.Position(pos).Filename }

// InTest reports whether a position lies in a _test.go file.
func (s *Set) InTest(pos token.Pos) bool { return strings.HasSuffix(s.FileName(pos), "_test.go") }

// InGenerated reports whether a position lies in a generated file.
func (s *Set) InGenerated(pos token.Pos) bool {
	f := s.file(pos)
	return f != nil && Generated(s.fset, f)
}

// file returns the file that a position lies in, or nil.
func (s *Set) file(pos token.Pos) *ast.File {
	for _, f := range s.files {
		if f.FileStart <= pos && pos <= f.FileEnd {
			return f
		}
	}
	return nil
}

func (s *Set) line(pos token.Pos) int { return s.fset.Position(pos).Line }

func (s *Set) covers(i *Ignored, pos token.Pos) bool {
	if i.line != 0 && s.line(pos) == i.line && s.file(pos) == s.file(i.Pos) {
		return true
	}
	for _, sp := range i.spans {
		if sp.has(pos) && !inLiteral(i.literals, sp, pos) {
			return true
		}
	}
	return false
}

// inLiteral reports whether a position lies in a function literal inside a statement.
func inLiteral(literals []span, st span, pos token.Pos) bool {
	return slices.ContainsFunc(literals, func(l span) bool {
		return l.has(pos) && st.from < l.from && l.to < st.to
	})
}
