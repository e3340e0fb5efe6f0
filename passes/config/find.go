package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// FileName is the name of a configuration file.
const FileName = ".txspill.yml"

// BaselineName is the name of the file with the findings that are known, unless the configuration
// says otherwise.
const BaselineName = ".txspill-baseline"

// otherName is how many a project would write it.
const otherName = ".txspill.yaml"

// Find returns the configuration file for a directory: in it, or in one above up to the root of
// the module or workspace; "" if there is none.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	var found string
	for {
		file, err := in(dir)
		if err != nil {
			return "", err
		}
		if found == "" {
			found = file
		}
		if exists(filepath.Join(dir, "go.mod")) || exists(filepath.Join(dir, "go.work")) {
			return found, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", nil // in no module: what lies further up is not meant for this
		}
		dir = up
	}
}

// in returns the configuration file in a directory.
func in(dir string) (string, error) {
	file := filepath.Join(dir, FileName)
	if other := filepath.Join(dir, otherName); exists(other) {
		return "", fmt.Errorf("%s: is not read under this name: rename it to %s", other, FileName)
	}
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err != nil:
		return "", err
	case info.IsDir():
		return "", fmt.Errorf("%s: is a directory, not a configuration file", file)
	}
	return file, nil
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
