// Package diff asks git which lines of the Go files have changed since a revision.
package diff

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Changes are the lines that have changed since a revision: all of what is not in the revision,
// committed since, staged, only in the working tree, or not tracked at all.
type Changes struct {
	top   string                // the root of the working tree
	files map[string][]interval // by name relative to top, with slashes
	fresh map[string]bool       // files that git does not track: all of their lines are new
}

// interval is a range of lines; both ends belong to it.
type interval struct{ from, to int }

// Since returns what has changed since a revision in the repository of a directory.
func Since(dir, rev string) (*Changes, error) {
	g := git{dir: dir}
	top, err := g.run("rev-parse", "--show-toplevel")
	if err != nil {
		return nil, g.noRepository(err)
	}
	c := &Changes{top: filepath.FromSlash(strings.TrimRight(string(top), "\r\n")), fresh: map[string]bool{}}
	if _, err := g.run("rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}"); err != nil {
		return nil, fmt.Errorf("%s is no commit of the repository in %s: write a branch, a tag or a hash; "+
			"in a shallow clone fetch more of the history first", rev, c.top)
	}
	g.dir = c.top
	text, err := g.run("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--unified=0", "--find-renames",
		"--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/", "--end-of-options", rev, "--", "*.go")
	if err != nil {
		return nil, err
	}
	if c.files, err = parse(string(text)); err != nil {
		return nil, err
	}
	names, err := g.run("ls-files", "--others", "--exclude-standard", "-z", "--", "*.go")
	if err != nil {
		return nil, err
	}
	for name := range strings.SplitSeq(string(names), "\x00") {
		if name != "" {
			c.fresh[name] = true
		}
	}
	return c, nil
}

// Has reports whether a line of a file is new. What lies outside the repository is not.
func (c *Changes) Has(file string, line int) bool {
	abs, err := filepath.Abs(file)
	if err != nil {
		return false
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(dir, filepath.Base(abs)) // git knows its root by this name
	}
	name, err := filepath.Rel(c.top, abs)
	if err != nil {
		return false
	}
	name = filepath.ToSlash(name)
	if c.fresh[name] {
		return true
	}
	for _, i := range c.files[name] {
		if i.from <= line && line <= i.to {
			return true
		}
	}
	return false
}

// git runs git without anything that a repository could make it run: hooks, monitors, diff drivers.
type git struct{ dir string }

func (g *git) run(args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{
		"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull, "-c", "core.quotePath=true",
	}, args...)...)
	cmd.Dir = g.dir
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		if text := strings.TrimSpace(stderr.String()); text != "" {
			err = fmt.Errorf("git %s: %s", args[0], strings.ReplaceAll(text, "\n", "; "))
		}
		return nil, err
	}
	return out, nil
}

// noRepository words why git has no working tree.
func (g *git) noRepository(err error) error {
	if errors.Is(err, exec.ErrNotFound) {
		return errors.New("git is not in PATH: install it, or add its directory to PATH")
	}
	return fmt.Errorf("no git repository here: %w", err)
}
