package analyzer_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/txspill/txspill/analyzer"
	"github.com/txspill/txspill/passes/config"
)

// TestModules runs the analyzer over the modules of testdata, which use the real libraries.
// A line with a want comment must be reported, every other line must not. The command finds the same, and
// the facts are the same bytes in ten runs.
func TestModules(t *testing.T) {
	command := built(t)
	for _, name := range []string{"shop", "facts", "fixtures", "link"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := module(t, name)
			cfg := analyzer.Default()
			cfg.Settings = settings(t, dir)
			results := analysistest.Run(t, dir, analyzer.New(cfg), "./...")
			asCommand(t, command, dir, results)
			t.Run("facts", func(t *testing.T) { sameFacts(t, dir, cfg, results) })
		})
	}
}

// settings reads the configuration of a module, if it has one.
func settings(t *testing.T, dir string) *config.Config {
	t.Helper()
	file, err := config.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	if file == "" {
		return nil
	}
	cfg, err := config.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

// module returns the directory of a module of testdata, its dependencies downloaded:
// analysistest itself works offline.
func module(t *testing.T, name string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "mod", "download")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("the modules that testdata/%s uses could not be downloaded: %v\n%s", name, err, out)
	}
	return dir
}
