package baseline

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/document"
)

// File is a list of findings that are known.
type File struct {
	counts map[Entry]int
	lines  map[Entry]int // where an entry stands in the file that it was read from
}

// Record returns the list of these findings.
func Record(entries []Entry) *File {
	f := newFile()
	for _, e := range entries {
		f.counts[e]++
	}
	return f
}

func newFile() *File { return &File{counts: map[Entry]int{}, lines: map[Entry]int{}} }

// Read reads a file. It returns nil if there is none.
func Read(name string) (*File, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return Parse(name, data)
}

// Parse reads the text of a file, whose name is for messages. The error joins all mistakes, each as
// file:line:col: message.
func Parse(name string, data []byte) (*File, error) {
	f := newFile()
	var errs []error
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		e, count, err := parseLine(line)
		if err == nil && f.counts[e] > 0 {
			err = fmt.Errorf("stands in line %d already: keep the line with the greater number", f.lines[e])
		}
		if err != nil {
			errs = append(errs, &document.Problem{Place: document.Place{File: name, Line: n, Col: 1}, Text: err.Error()})
			continue
		}
		f.counts[e], f.lines[e] = count, n
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return f, nil
}

// maxCount bounds the number of findings in a line.
const maxCount = 1 << 20

func parseLine(line string) (e Entry, count int, err error) {
	for _, mark := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		if strings.HasPrefix(line, mark) {
			return e, 0, errors.New("this is left from a merge: keep the lines of both sides, without the markers")
		}
	}
	if !utf8.ValidString(line) {
		return e, 0, errors.New("this is not UTF-8: restore the line, or record it again with `txspill baseline -overwrite`")
	}
	fields := strings.Split(line, "\t")
	if len(fields) != 5 && len(fields) != 6 {
		return e, 0, fmt.Errorf("%d fields: write package, function, category, sink and path with tabs between them, "+
			"and a number if there are several", len(fields))
	}
	for _, field := range fields {
		if field == "" || strings.TrimSpace(field) != field {
			return e, 0, errors.New("a field is empty or has spaces around it: write one tab between two fields")
		}
	}
	e = Entry{Package: fields[0], Func: fields[1], Category: fields[2], Sink: fields[3], Path: fields[4]}
	if !slices.Contains(categories(), e.Category) {
		return e, 0, fmt.Errorf("unknown category %q: %s", e.Category, document.Instead(e.Category, categories()))
	}
	count = 1
	if len(fields) == 6 {
		count, err = strconv.Atoi(fields[5])
		if err != nil || count < 2 || count > maxCount || strconv.Itoa(count) != fields[5] {
			return e, 0, fmt.Errorf("%q is no number of findings: write 2 or more, or leave it out", fields[5])
		}
	}
	return e, count, nil
}

func categories() []string {
	var out []string
	for _, c := range catalog.Categories() {
		out = append(out, string(c))
	}
	return out
}

const header = `# Findings that txspill knows of and does not report: package, function, category, sink, path and, if
# there are several, their number. "txspill baseline -shrink" removes what is gone, nothing adds to it
# but you. After a merge keep the lines of both sides.
`

// Text returns the text of the file.
func (f *File) Text() []byte {
	var b bytes.Buffer
	b.WriteString(header)
	for _, e := range f.sorted() {
		b.WriteString(strings.Join([]string{e.Package, e.Func, e.Category, e.Sink, e.Path}, "\t"))
		if n := f.counts[e]; n > 1 {
			fmt.Fprintf(&b, "\t%d", n)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func (f *File) sorted() []Entry { return slices.SortedFunc(maps.Keys(f.counts), compare) }

// Len returns how many findings the file knows.
func (f *File) Len() int {
	n := 0
	for _, c := range f.counts {
		n += c
	}
	return n
}
