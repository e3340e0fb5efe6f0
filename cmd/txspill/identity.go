package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/txspill/txspill/passes/config"
)

// identity is the answer to -V=full. go vet keeps results under it, under the flags and under the
// sources of the package, but not under what a file holds that the tool reads. So the content of
// every file that a unit may read is part of the identity, as is the program itself.
//
// The third field must not contain the word devel: the go command would take the last field alone.
func identity() (string, error) {
	program, err := programHash()
	if err != nil {
		return "", err
	}
	read, err := readHash()
	if err != nil {
		return "", err
	}
	v := "source"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		v = oneWord(info.Main.Version)
	}
	return fmt.Sprintf("txspill version %s program=%x config=%x", v, program, read), nil
}

func programHash() ([]byte, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(exe)
	if err != nil {
		return nil, err
	}
	h := sha256.New()
	_, err = io.Copy(h, f)
	return h.Sum(nil), errors.Join(err, f.Close())
}

// readHash is a hash of the files that units may read. It fails where one of them has a mistake:
// here that is said once, in a unit it would be said for each package.
func readHash() ([]byte, error) {
	h := sha256.New()
	file, err := configFromEnv()
	if err != nil {
		return nil, err
	}
	if file != "" {
		err := foldFiles(h, "variable", file, filepath.Dir(file))
		return h.Sum(nil), err
	}
	wd, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	roots, err := mainModules(wd)
	if err != nil {
		return nil, err
	}
	if err := foundByVet(wd, roots); err != nil {
		return nil, err
	}
	for _, root := range roots {
		name := "."
		if len(roots) > 1 {
			name = root
		}
		file, err := config.Find(root)
		if err != nil {
			return nil, err
		}
		if err := foldFiles(h, name, file, root); err != nil {
			return nil, err
		}
	}
	return h.Sum(nil), nil
}

// foldFiles adds a configuration, "": none, and the baseline that goes with it.
func foldFiles(h hash.Hash, name, file, root string) error {
	cfg, err := loadConfig(file)
	if err != nil {
		return err
	}
	if _, err := readBaseline(cfg.Baseline(root), cfg); err != nil {
		return err
	}
	for _, f := range []string{file, cfg.Baseline(root)} {
		var data []byte
		if f != "" {
			if data, err = readIfThere(f); err != nil {
				return err
			}
		}
		h.Write(fmt.Appendf(nil, "%s %d\n%s", name, len(data), data))
	}
	return nil
}
