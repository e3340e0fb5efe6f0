package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"testing"
)

// Separate analysis finds the same, whoever drives it: the command, which has the whole program in
// memory, or go vet, which starts a process for each package and hands facts on in files.
func TestDriversAgree(t *testing.T) {
	self, err := exec.LookPath("txspill")
	if err != nil {
		t.Fatal(err)
	}
	if self, err = filepath.Abs(self); err != nil {
		t.Fatal(err)
	}
	for _, module := range []string{"shop", "fixtures", "link", "facts"} {
		t.Run(module, func(t *testing.T) {
			dir := root + "/testdata/" + module
			readSources(t, dir)
			command := runIn(t, dir, "txspill", "-separate", "-tests", "./...")
			vet := runIn(t, dir, "go", "vet", "-vettool="+self, "-tests", "./...")
			if command != vet {
				t.Errorf("not the same: %s", firstDifference(vet, command))
			}
			if command == "" && module != "facts" {
				t.Error("nothing was found, which says nothing")
			}
		})
	}
}

// runIn runs a command that finds something, and returns the findings: go vet prints them on stderr.
func runIn(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != exitFindings && code != exitClean {
		t.Fatalf("%s %s: %v\n%s", name, args, err, &out)
	}
	return findingLines(out.String())
}
