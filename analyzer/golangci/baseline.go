package golangci

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
)

// readBaseline reads the findings that are known: the file at the root of the module in which
// golangci-lint was started, nil if there is none.
func readBaseline(set *config.Config) (*baseline.File, error) {
	if set.NamesBaseline() {
		return nil, fmt.Errorf("settings: baseline: golangci-lint takes %s at the root of the module: leave the key out",
			config.BaselineName)
	}
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return baseline.Read(filepath.Join(dir, config.BaselineName))
		} else if !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		up := filepath.Dir(dir)
		if up == dir {
			return nil, nil
		}
		dir = up
	}
}
