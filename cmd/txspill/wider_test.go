package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWider shows that what is no spill by default becomes one when asked for.
func TestWider(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "fixtures")
	for flag, pkg := range map[string]string{"-abort-paths": "./abort", "-read-only": "./readonly"} {
		narrow, wide := findings(t, dir, pkg), findings(t, dir, pkg, flag)
		if told := findings(t, dir, pkg, "-config="+setting(t, flag)); !maps.Equal(told, wide) {
			t.Errorf("%s finds %d lines in %s, the setting of that name %d", flag, len(wide), pkg, len(told))
		}
		for line := range narrow {
			if !wide[line] {
				t.Errorf("%s loses %s", flag, line)
			}
		}
		if len(wide) <= len(narrow) {
			t.Errorf("%s finds %d lines in %s, no more than without it", flag, len(wide), pkg)
		}
	}
}

// TestCategoryOff shows that a category that is off by default is found where the configuration
// asks for it, and only there.
func TestCategoryOff(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "fixtures")
	if len(findings(t, dir, "./channel")) == 0 {
		t.Error("nothing found although the module's configuration asks for it")
	}
	empty := filepath.Join(t.TempDir(), "empty.yml")
	if err := os.WriteFile(empty, []byte("tests: false\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run([]string{"-C", dir, "-config", empty, "./channel"}, newAnalyzer, &out, &errs); code != exitClean || out.Len() > 0 {
		t.Errorf("exit %d without being asked\n%s%s", code, &out, &errs)
	}
}

// setting writes a configuration with a setting that is named like a flag.
func setting(t *testing.T, flag string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "set.yml")
	if err := os.WriteFile(file, []byte(strings.TrimPrefix(flag, "-")+": on\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// findings returns the lines that the command prints, each once.
func findings(t *testing.T, dir, pkg string, flags ...string) map[string]bool {
	t.Helper()
	var out, errs bytes.Buffer
	args := append([]string{"-C", dir}, flags...)
	if code := run(append(args, pkg), newAnalyzer, &out, &errs); code != exitFindings {
		t.Fatalf("txspill %v %s: exit %d\n%s", args, pkg, code, errs.String())
	}
	lines := map[string]bool{}
	for line := range strings.Lines(out.String()) {
		lines[line] = true
	}
	return lines
}
