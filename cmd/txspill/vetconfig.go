package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
)

// A unit of go vet reads the file that TXSPILL_CONFIG names, or else the configuration at the root
// of its module, if that is a main module. Packages of dependencies lie in the module cache and
// cannot know who asks: without the variable they are analysed with the built-in catalogue alone.

// unitConfig returns the configuration and the baseline for a unit, given the file that describes it.
func unitConfig(unitFile string) (*config.Config, *baseline.File, error) {
	file, err := configFromEnv()
	if err != nil || file != "" {
		return loadVetted(file, filepath.Dir(file), err)
	}
	unit := readUnit(unitFile)
	if unit.Module != nil {
		unit.ModulePath, unit.ModuleVersion = unit.Module.Path, unit.Module.Version
	}
	main := unit.ModulePath != "" && unit.ModuleVersion == "" || unit.ImportPath == "command-line-arguments"
	if !main {
		return nil, nil, nil
	}
	wd, err := os.Getwd() // the directory of the package
	if err != nil {
		return nil, nil, err
	}
	root := moduleRoot(wd)
	if root == "" {
		return nil, nil, nil
	}
	file, err = config.Find(root)
	return loadVetted(file, root, err)
}

// vetUnit is what the go command says of a unit.
type vetUnit struct {
	ID                                    string
	ImportPath, ModulePath, ModuleVersion string
	Module                                *struct{ Path, Version string } // from go1.27 on
	GoVersion                             string
	VetxOnly                              bool // the package is a dependency of those asked for
	VetxOutput                            string
}

// readUnit reads the file that describes a unit, as far as it can: unitchecker words the errors.
func readUnit(file string) (unit vetUnit) {
	if data, err := os.ReadFile(file); err == nil {
		_ = json.Unmarshal(data, &unit)
	}
	return unit
}

// loadVetted reads a configuration and the baseline that goes with it, unless there is an error
// already.
func loadVetted(file, root string, err error) (*config.Config, *baseline.File, error) {
	if err != nil {
		return nil, nil, err
	}
	cfg, err := loadConfig(file)
	if err != nil {
		return nil, nil, err
	}
	known, err := readBaseline(cfg.Baseline(root), cfg)
	return cfg, known, err
}

// moduleRoot returns the first directory from dir upwards that has a go.mod, or "".
func moduleRoot(dir string) string { return upwards(dir, "go.mod") }

// upwards returns the first directory from dir upwards that has a file, or "".
func upwards(dir, name string) string {
	for {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && !info.IsDir() {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// mainModules returns the roots of the main modules for a working directory: those of the
// workspace, or the module that it is in.
func mainModules(dir string) ([]string, error) {
	work := os.Getenv("GOWORK")
	if work == "" {
		if root := upwards(dir, "go.work"); root != "" {
			work = filepath.Join(root, "go.work")
		}
	}
	if work == "" || work == "off" {
		if root := moduleRoot(dir); root != "" {
			return []string{root}, nil
		}
		return nil, nil
	}
	data, err := os.ReadFile(work)
	if err != nil {
		return nil, err
	}
	file, err := modfile.ParseWork(work, data, nil)
	if err != nil {
		return nil, err
	}
	var roots []string
	for _, use := range file.Use {
		root := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(root) {
			root = filepath.Join(filepath.Dir(work), root)
		}
		roots = append(roots, root)
	}
	return roots, nil
}

// foundByVet makes sure that go vet reads the configuration that the command would find from dir: it
// must lie at the root of a main module, where units look.
func foundByVet(dir string, roots []string) error {
	file, err := config.Find(dir)
	if err != nil || file == "" || slices.Contains(roots, filepath.Dir(file)) {
		return err
	}
	to := "the root of the module that it is for"
	if root := moduleRoot(dir); slices.Contains(roots, root) {
		to = filepath.Join(root, config.FileName)
	}
	return fmt.Errorf("%s: go vet reads the configuration at the root of the module only: move it to %s, or set %s=%s",
		file, to, configVar, file)
}

// readIfThere reads a file that need not exist.
func readIfThere(file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// oneWord makes a text fit for a field of the identity.
func oneWord(s string) string {
	return strings.NewReplacer(" ", "-", "(", "", ")", "", "devel", "source").Replace(s)
}
