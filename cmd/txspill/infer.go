package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/cmd/txspill/internal/inferred"
	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/config"
	"github.com/txspill/txspill/passes/link"
)

const inferUsage = `usage: txspill infer [flags] [packages]

writes into .txspill.yml what only the whole program shows (of ./..., unless packages are named): which
methods of interfaces, fields and variables reach an effect, or open, end or run transactions, as the
program is wired. So go vet and golangci-lint, which see one package at a time, report the same places.

What it writes says inferred: true, below a comment that says why, and is written anew each time;
everything else stays as it is. A group is yours as soon as you take that line away, and nothing is
inferred about a name of which you say something yourself. txspill itself does not read these groups
when it links: it sees how the program is wired by now.

flags:
`

// infer writes down what link found out.
func (t *tool) infer(args []string) int {
	toStdout := false
	opts, err := parseFlags(args, t.make(nil, nil), func(fs *flag.FlagSet) {
		fs.BoolVar(&toStdout, "print", false, "print the configuration that would be written, and write nothing")
	})
	switch {
	case err != nil:
		return t.fail(err)
	case opts.help:
		fmt.Fprint(t.stdout, inferUsage)
		opts.flags.SetOutput(t.stdout)
		opts.flags.PrintDefaults()
		return exitClean
	case opts.separate:
		return t.fail(errors.New("-separate: there is nothing to infer without the whole program"))
	}
	if len(opts.args) == 0 {
		opts.patterns = []string{"./..."}
	}
	c := &analysisRun{opts: opts, stdout: t.stdout, stderr: t.stderr, infer: true}
	a, cfg, err := opts.configured(t.make)
	if err != nil {
		return c.deliver(&report.Report{Problems: mistakes(err)})
	}
	c.cfg = cfg
	file, err := opts.inferredFile()
	if err != nil {
		return c.couldNotRun(err)
	}
	rules, code := c.rules(a)
	if code != exitClean {
		fmt.Fprintf(c.stderr, "txspill: %s is as it was: not everything could be analysed\n", file)
		return code
	}
	if err := c.writeRules(file, rules, toStdout); err != nil {
		return c.couldNotRun(err)
	}
	return exitClean
}

// inferredFile is the configuration to write into: the one in use, or a new one at the root of the
// module.
func (o *options) inferredFile() (string, error) {
	file, err := o.configFile()
	if file != "" || err != nil {
		return file, err
	}
	file, err = starterFile(o.dir)
	return relative(file), err
}

// rules returns what link found out; the exit code says whether everything could be analysed.
func (c *analysisRun) rules(a *analysis.Analyzer) ([]link.Rule, int) {
	rep, broken, err := c.find(a)
	if err != nil {
		return nil, c.couldNotRun(err)
	}
	if len(rep.Problems) > 0 {
		code := c.deliver(&report.Report{Problems: rep.Problems})
		c.nameBroken(broken)
		return nil, code
	}
	return rep.Rules, exitClean
}

// writeRules merges the rules into a configuration.
func (c *analysisRun) writeRules(file string, rules []link.Rule, toStdout bool) error {
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	res, err := inferred.Merge(file, old, rules)
	if err != nil {
		return err
	}
	if _, err := config.Parse(file, res.Text); err != nil {
		return fmt.Errorf("what was inferred does not fit into %s, which is as it was: %w", file, err)
	}
	if toStdout {
		_, err := c.stdout.Write(res.Text)
		return err
	}
	if !bytes.Equal(res.Text, old) {
		if err := replaceFile(file, res.Text); err != nil {
			return err
		}
	}
	fmt.Fprintf(c.stderr, "txspill: %s: %s inferred, %d of them new; %d no longer hold and are gone\n",
		file, report.Count(res.Written, "group"), res.New, res.Gone)
	return nil
}

// replaceFile writes a file that is there in whole at any time.
func replaceFile(file string, text []byte) error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(file); err == nil {
		mode = info.Mode().Perm()
	}
	tmp, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(text)
	err = errors.Join(err, tmp.Chmod(mode), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), file)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(tmp.Name()))
	}
	return err
}
