package load

import (
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/tools/go/packages"
)

// unmatched returns the patterns with "..." that none of the packages matches: the go command only
// warns of them. For any other pattern without a match it reports an error by itself.
func unmatched(cfg Config, pkgs []*packages.Package) []string {
	var out []string
	for _, pattern := range cfg.Patterns {
		if strings.Contains(pattern, "...") && !anyMatch(cfg.Dir, pattern, pkgs) {
			out = append(out, pattern)
		}
	}
	return out
}

func anyMatch(dir, pattern string, pkgs []*packages.Package) bool {
	local := filepath.IsAbs(pattern) ||
		strings.HasPrefix(pattern, "./") || strings.HasPrefix(pattern, "../")
	if local {
		abs, err := absolute(dir, pattern)
		if err != nil {
			return true // cannot tell: better silent than wrong
		}
		pattern = filepath.ToSlash(abs)
	}
	matches := wildcard(pattern)
	for _, p := range pkgs {
		name := p.PkgPath
		if local {
			name = filepath.ToSlash(packageDir(p))
		}
		if name == "" || matches(name) {
			return true
		}
	}
	return false
}

// wildcard compiles a pattern as `go help packages` describes it: "..." stands for any string, and
// "x/..." matches x as well.
func wildcard(pattern string) func(string) bool {
	expr := strings.ReplaceAll(regexp.QuoteMeta(pattern), `\.\.\.`, `.*`)
	if rest, ok := strings.CutSuffix(expr, `/.*`); ok {
		expr = rest + `(/.*)?`
	}
	return regexp.MustCompile(`^` + expr + `$`).MatchString
}

func packageDir(p *packages.Package) string {
	for _, files := range [][]string{p.GoFiles, p.OtherFiles, p.IgnoredFiles} {
		if len(files) > 0 {
			return filepath.Dir(files[0])
		}
	}
	return ""
}

func absolute(dir, path string) (string, error) {
	if filepath.IsAbs(path) {
		return path, nil
	}
	return filepath.Abs(filepath.Join(dir, path))
}
