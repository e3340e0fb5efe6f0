package catalog

import (
	"embed"
	"errors"
	"go/types"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed tables/*.yaml
var tableFiles embed.FS

//go:embed manifest.txt
var manifestFile string

// shipped is the built-in tables, each read when it is first needed.
type shipped struct {
	manifest *manifest
	mu       sync.Mutex
	files    map[string]*lazyTable
}

type lazyTable struct {
	once  sync.Once
	table *table
	err   error
}

func openShipped() (*shipped, error) {
	m, err := parseManifest(manifestFile)
	if err != nil {
		return nil, err
	}
	return &shipped{manifest: m, files: map[string]*lazyTable{}}, nil
}

// load reads a table on first use. A table with mistakes still says what could be read.
func (s *shipped) load(file string) *table {
	t, _ := s.lazy(file).read(file)
	return t
}

// lazy returns a table that may not have been read yet.
func (s *shipped) lazy(file string) *lazyTable {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := s.files[file]
	if l == nil {
		l = &lazyTable{}
		s.files[file] = l
	}
	return l
}

// read reads the table unless it was read before. Whoever waits for a reader calls it as well: a
// reader that was first to ask need not be the first to come here.
func (l *lazyTable) read(file string) (*table, error) {
	l.once.Do(func() {
		l.table = newTable()
		data, err := tableFiles.ReadFile("tables/" + file)
		if l.err = err; err == nil {
			l.table, l.err = parse(file, data)
		}
		l.table.index()
	})
	return l.table, l.err
}

// err joins the mistakes of the tables asked for so far.
func (s *shipped) err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, file := range slices.Sorted(maps.Keys(s.files)) {
		_, err := s.files[file].read(file)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// tables returns the tables that say something of pkg, or of what imports what it imports.
func (s *shipped) tables(pkg *types.Package) []*table {
	var files []string
	for _, line := range s.manifest.find(pkg.Path()) {
		file, _, _ := strings.Cut(line, " ")
		files = append(files, file)
	}
	for _, f := range s.manifest.families {
		if MatchPath(f.glob, pkg.Path()) && (f.imports == "" || mayImport(pkg, f.imports)) {
			files = append(files, f.file)
		}
	}
	for _, h := range s.manifest.hooks {
		if imports(pkg, h.imports) {
			files = append(files, h.file)
		}
	}
	slices.Sort(files)
	var out []*table
	for _, f := range slices.Compact(files) {
		out = append(out, s.load(f))
	}
	return out
}

// knows reports whether the tables have something of this very package that is wanted.
func (s *shipped) knows(path string, want func(Category) bool) bool {
	for _, line := range s.manifest.find(path) {
		if _, words, _ := strings.Cut(line, " "); matters(words, want) {
			return true
		}
	}
	return slices.ContainsFunc(s.manifest.families, func(f familyLine) bool {
		return f.glob != "..." && matters(f.words, want) && MatchPath(f.glob, path)
	})
}

func (s *shipped) barrier(path string) bool {
	if _, ok := s.manifest.barriers[path]; ok {
		return true
	}
	for i := strings.LastIndexByte(path, '/'); i > 0; i = strings.LastIndexByte(path[:i], '/') {
		if s.manifest.barriers[path[:i]] {
			return true
		}
	}
	return false
}
