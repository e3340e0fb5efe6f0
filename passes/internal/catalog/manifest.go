package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// A manifest says which table speaks of what, so that no table is read to find that out. It
// is generated from the tables; a test keeps it fresh. Lines are
//
//	barrier PATH[/...]
//	family  FILE GLOB WORDS [IMPORTS]
//	hook    FILE IMPORTS
//	package PATH FILE WORDS
//
// where WORDS are those of (*table).index. The package lines are sorted.
type manifest struct {
	packages []string // PATH FILE WORDS
	families []familyLine
	hooks    []hookLine
	barriers map[string]bool // PATH -> also what is below
}

type familyLine struct{ file, glob, words, imports string }

type hookLine struct{ file, imports string }

func parseManifest(text string) (*manifest, error) {
	m := &manifest{barriers: map[string]bool{}}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		kind, rest, _ := strings.Cut(line, " ")
		if kind == "package" { // most lines are such
			m.packages = append(m.packages, rest)
			continue
		}
		f := strings.Split(rest, " ")
		switch {
		case kind == "family" && len(f) == 3:
			m.families = append(m.families, familyLine{f[0], f[1], f[2], ""})
		case kind == "family" && len(f) == 4:
			m.families = append(m.families, familyLine{f[0], f[1], f[2], f[3]})
		case kind == "hook" && len(f) == 2:
			m.hooks = append(m.hooks, hookLine{f[0], f[1]})
		case kind == "barrier" && len(f) == 1:
			base, below := strings.CutSuffix(f[0], "/...")
			m.barriers[base] = m.barriers[base] || below
		case kind == "#" || line == "":
		default:
			return nil, fmt.Errorf("manifest: unknown line %q: generate it anew", line)
		}
	}
	return m, nil
}

// find returns the package lines of a path: FILE and WORDS of each.
func (m *manifest) find(path string) (lines []string) {
	key := path + " "
	i, _ := slices.BinarySearch(m.packages, key)
	for ; i < len(m.packages) && strings.HasPrefix(m.packages[i], key); i++ {
		lines = append(lines, m.packages[i][len(key):])
	}
	return lines
}

// manifestText writes the manifest of tables given by file name.
func manifestText(tables map[string]*table) string {
	var lines []string
	add := func(parts ...string) {
		lines = append(lines, strings.TrimRight(strings.Join(parts, " "), " "))
	}
	for file, t := range tables {
		for _, b := range t.barriers {
			add("barrier", b)
		}
		for _, f := range t.families {
			for _, g := range f.packages {
				add("family", file, g, f.words(), f.imports)
			}
		}
		for _, h := range t.hooks {
			add("hook", file, h.imports)
		}
		for pkg, words := range t.packages {
			add("package", pkg, file, words)
		}
	}
	slices.Sort(lines)
	return "# Generated from the tables: go test -run Manifest -update\n" +
		strings.Join(slices.Compact(lines), "\n") + "\n"
}
