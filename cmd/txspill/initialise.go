package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/txspill/txspill/passes/config"
)

// initialise writes a configuration to start from at the root of the module. It overwrites nothing.
func (t *tool) initialise(args []string) int {
	opts, err := parseWords(args)
	if err != nil {
		return t.fail(err)
	}
	if opts.help {
		fmt.Fprint(t.stdout, "usage: txspill init [-C dir]\n\n"+
			"writes "+config.FileName+" at the root of the module: comments that say what may stand there.\n"+
			"A file that is there already is left alone.\n")
		return exitClean
	}
	file, err := starterFile(opts.dir)
	if err != nil {
		return t.fail(err)
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return t.fail(fmt.Errorf("%s is there already; `txspill config` shows what is in effect", relative(file)))
	}
	if err != nil {
		return t.fail(err)
	}
	_, err = f.WriteString(config.Starter())
	if err := errors.Join(err, f.Close()); err != nil {
		return t.fail(err)
	}
	fmt.Fprintf(t.stdout, "%s: written; `txspill config` shows what is in effect\n", relative(file))
	return exitClean
}

// starterFile is where the configuration of the module that dir is in belongs.
func starterFile(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if _, err := config.Find(dir); err != nil {
		return "", err
	}
	root := moduleRoot(dir)
	if root == "" {
		return "", errors.New("no go.mod here or in a directory above; go to a module, or name one with -C")
	}
	return filepath.Join(root, config.FileName), nil
}
