package config

import (
	"fmt"
	"path"
	"strings"

	"github.com/txspill/txspill/passes/internal/catalog"
)

// matchFile reports whether a file, or a directory that it is in, fits a pattern, in which
// * stands for any text without a slash and ... for any text.
func matchFile(pattern, file string) bool {
	for file != "." && file != "/" {
		if catalog.MatchPath(pattern, file) {
			return true
		}
		file = path.Dir(file)
	}
	return false
}

// checkFilePattern rejects what cannot match a file.
func checkFilePattern(s string) error {
	clean := path.Clean(strings.ReplaceAll(s, "**", "..."))
	switch {
	case path.IsAbs(s) || clean == "." || clean == ".." || strings.HasPrefix(clean, "../"):
		return fmt.Errorf("%q is no path below the root of the module: write path/to/file.go, path/to/dir or a pattern "+
			"such as .../*_gen.go", s)
	case clean != s:
		return fmt.Errorf("malformed pattern %q: write %q", s, clean)
	case strings.ContainsAny(s, `\?[]{}!`):
		return fmt.Errorf("malformed pattern %q: write a path with slashes, with * for any text without one and ... for any text", s)
	case strings.Count(s, "*")+strings.Count(s, "...") > 4:
		return fmt.Errorf("malformed pattern %q: write at most four wildcards", s)
	}
	return nil
}
