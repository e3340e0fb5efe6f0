// Package load reads the packages to analyse, with everything that they import, as typed syntax.
//
// All of a program is loaded from source: facts travel through every dependency, and that needs no
// compiler. What is not needed is dropped while it is read: txspill never looks into the standard
// library, so the function bodies of the files under GOROOT are thrown away before they are
// type-checked (strip.go). On a project with 860 packages, 245 of them standard, that saves a quarter
// of the memory and a fifth of the time.
//
// A package that does not parse or type-check is taken out of the import graph and named in the
// result; everything else is left in and can be analysed, its importers included (settle.go).
package load

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// Config says what to load.
type Config struct {
	Dir      string   // directory to run the go command in; empty: the working directory
	Patterns []string // as the go command understands them
	Tests    bool     // with the test files
	Parsed   func()   // called for each file that was read, by several goroutines; may be nil
}

// Result is what was loaded.
type Result struct {
	Packages []*packages.Package // the packages asked for that are sound, in the order of their IDs
	Problems []report.Problem    // why the others are not among them
	Broken   []string            // names of the others, those of the main module first
}

// An Error is a reason why nothing could be loaded at all. It tells what to do.
type Error string

func (e Error) Error() string { return string(e) }

// mode is everything that analysis needs, for the whole import graph.
const mode = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles |
	packages.NeedImports | packages.NeedDeps | packages.NeedModule | packages.NeedForTest |
	packages.NeedTypes | packages.NeedTypesSizes | packages.NeedTypesInfo | packages.NeedSyntax

// Load loads the packages. Its error is an Error.
func Load(cfg Config) (*Result, error) {
	env, err := readGoEnv(cfg.Dir)
	if err != nil {
		return nil, err
	}
	if cfg.Parsed == nil {
		cfg.Parsed = func() {}
	}
	std := stdDir(env.GOROOT)
	roots, err := packages.Load(&packages.Config{
		Mode:      mode,
		Dir:       cfg.Dir,
		Fset:      token.NewFileSet(),
		Tests:     cfg.Tests,
		ParseFile: reader{std: std, cache: cacheDir(env, cfg.Patterns), parsed: cfg.Parsed}.parse,
	}, cfg.Patterns...)
	if err != nil {
		return nil, loadFailed(env, err)
	}
	if !env.inModule() && !slices.ContainsFunc(roots, found) {
		return nil, noModule
	}
	if len(roots) == 0 {
		return nil, nothingMatched(cfg)
	}
	res := settle(roots, std, cfg.Dir)
	for _, pattern := range unmatched(cfg, roots) {
		res.Problems = append(res.Problems, report.Problem{Message: pattern + " matches no packages"})
	}
	return res, nil
}

// loadFailed words an error of the go command.
func loadFailed(env *goEnv, err error) error {
	if !env.inModule() {
		return noModule
	}
	text := err.Error()
	if _, said, ok := strings.Cut(text, "stderr: "); ok {
		text = strings.TrimPrefix(said, "go: ")
	}
	return Error("the go command cannot list the packages: " + oneLine(text))
}

func nothingMatched(cfg Config) error {
	verb := "match"
	if len(cfg.Patterns) == 1 {
		verb = "matches"
	}
	return Error(fmt.Sprintf("%s %s no packages; `go list %[1]s` shows what the go command sees",
		strings.Join(cfg.Patterns, " "), verb))
}

// found reports whether a package exists; for a bad pattern or import path the go command makes one
// up to carry the error.
func found(p *packages.Package) bool { return p.Name != "" }

// byID orders packages for results that do not depend on the order of the go command's answer.
func byID(pkgs []*packages.Package) {
	slices.SortFunc(pkgs, func(a, b *packages.Package) int { return strings.Compare(a.ID, b.ID) })
}
