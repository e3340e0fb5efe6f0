package analyzer_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"
)

// built builds the command. It is run beside the driver of analysistest, which the other drivers are
// not compared with: they are compared with the command.
func built(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "txspill")
	cmd := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-o", name, "../cmd/txspill")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	readSources(t, "../cmd/txspill")
	return name
}

// asCommand compares findings with those of the command.
func asCommand(t *testing.T, command, dir string, results []*analysistest.Result) {
	t.Helper()
	readSources(t, dir)
	var got []string
	for _, r := range results {
		for _, d := range r.Diagnostics {
			p := r.Action.Package.Fset.Position(d.Pos)
			got = append(got, fmt.Sprintf("%s:%d:%d: %s", p.Filename, p.Line, p.Column, d.Message))
		}
	}
	slices.Sort(got)
	got = slices.Compact(got) // variants of a package for its tests repeat it
	want := found(t, command, dir)
	for _, f := range got {
		if !slices.Contains(want, f) {
			t.Errorf("not found by the command: %s", f)
		}
	}
	for _, f := range want {
		if !slices.Contains(got, f) {
			t.Errorf("found by the command alone: %s", f)
		}
	}
}

// found returns what the command finds in a module.
func found(t *testing.T, command, dir string) []string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), command, "-separate", "-json", "./...")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOWORK=off")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > 1 {
		t.Fatalf("txspill: %v\n%s", err, &stderr)
	}
	var report struct {
		Findings []struct {
			File, Message string
			Line, Col     int
		}
	}
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range report.Findings {
		out = append(out, fmt.Sprintf("%s:%d:%d: %s", filepath.Join(dir, f.File), f.Line, f.Col, f.Message))
	}
	return out
}

// readSources reads the Go files that a child process will read, so that the test cache knows of them.
func readSources(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(path, ".go") || strings.HasSuffix(path, ".yml")) {
			_, err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
