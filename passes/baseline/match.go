package baseline

// Match compares findings, in the order of their places, with what a file knows. Of findings that
// look the same so many are known as the file says, the first ones: which is new, nobody can tell.
type Match struct {
	file *File
	left map[Entry]int
	seen map[Entry]int
}

// Match begins a comparison. A nil file knows nothing.
func (f *File) Match() *Match {
	m := &Match{file: f, left: map[Entry]int{}, seen: map[Entry]int{}}
	if f != nil {
		for e, n := range f.counts {
			m.left[e] = n
		}
	}
	return m
}

// Known reports whether the next finding is known.
func (m *Match) Known(e Entry) bool {
	if m.left[e] == 0 {
		return false
	}
	m.left[e]--
	m.seen[e]++
	return true
}

// Stale is an entry that no longer occurs, or less often than the file says.
type Stale struct {
	Entry
	Line        int // in the file
	Count, Seen int // how many there were, and how many are left
}

// Stale returns the entries that no longer occur, in the order of the file's text. It means something
// only when all findings have been compared.
func (m *Match) Stale() []Stale {
	if m.file == nil {
		return nil
	}
	var out []Stale
	for _, e := range m.file.sorted() {
		if m.left[e] > 0 {
			out = append(out, Stale{e, m.file.lines[e], m.file.counts[e], m.seen[e]})
		}
	}
	return out
}

// Shrunk returns the file without what no longer occurs.
func (m *Match) Shrunk() *File {
	f := newFile()
	for e, n := range m.seen {
		f.counts[e] = n
	}
	return f
}

// Keep returns the file with what another one knows of the packages that keep accepts.
func (f *File) Keep(other *File, keep func(pkg string) bool) *File {
	out := newFile()
	for e, n := range f.counts {
		out.counts[e] = n
	}
	if other != nil {
		for e, n := range other.counts {
			if keep(e.Package) {
				out.counts[e] = n
			}
		}
	}
	return out
}
