package diff

import (
	"fmt"
	"strconv"
	"strings"
)

// parse reads the output of git diff --unified=0: the lines that are new in each file.
func parse(text string) (map[string][]interval, error) {
	out := map[string][]interval{}
	file := ""
	skip := 0 // lines of a hunk, which may look like headers
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "\\"): // no newline at the end of the file
		case skip > 0:
			skip--
		case strings.HasPrefix(line, "diff --git "):
			file = ""
		case strings.HasPrefix(line, "+++ "):
			name, err := fileName(line[len("+++ "):])
			if err != nil {
				return nil, err
			}
			file = name
		case strings.HasPrefix(line, "@@ "):
			removed, added, err := hunk(line)
			if err != nil {
				return nil, err
			}
			skip = removed + added.to - added.from + 1
			if added.to >= added.from && file != "" {
				out[file] = append(out[file], added)
			}
		}
	}
	return out, nil
}

// fileName reads the name of a file, which git quotes where it has to: b/x.go, "b/\303\244.go".
func fileName(s string) (string, error) {
	s = strings.TrimSuffix(s, "\t") // after a name with spaces
	if s == "/dev/null" {
		return "", nil
	}
	if strings.HasPrefix(s, `"`) {
		name, err := strconv.Unquote(s)
		if err != nil {
			return "", fmt.Errorf("git diff: file name %s: %w", s, err)
		}
		s = name
	}
	return strings.TrimPrefix(s, "b/"), nil
}

// hunk reads the head of a hunk: @@ -12,3 +12 @@. Without a count there is one line.
func hunk(line string) (removed int, added interval, err error) {
	fields := strings.Fields(line)
	if len(fields) < 4 || !strings.HasPrefix(fields[1], "-") || !strings.HasPrefix(fields[2], "+") {
		return 0, interval{}, fmt.Errorf("git diff: cannot read %q", line)
	}
	_, removed, err1 := lineRange(fields[1][1:])
	from, n, err2 := lineRange(fields[2][1:])
	if err1 != nil || err2 != nil {
		return 0, interval{}, fmt.Errorf("git diff: cannot read %q", line)
	}
	return removed, interval{from, from + n - 1}, nil
}

func lineRange(s string) (from, n int, err error) {
	a, b, counted := strings.Cut(s, ",")
	if from, err = strconv.Atoi(a); err != nil || !counted {
		return from, 1, err
	}
	n, err = strconv.Atoi(b)
	if n < 0 {
		err = strconv.ErrRange
	}
	return from, n, err
}
