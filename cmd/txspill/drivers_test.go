package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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

// The same findings in the same words in every host. In two of them a driver of its own feeds the
// passes: golangci-lint has its own cache of facts, nogo knows nothing of modules or of the facts of
// the standard library.
func TestHostsAgree(t *testing.T) {
	lint := golangciLint(t)
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	for _, module := range []string{"shop", "fixtures"} {
		t.Run(module, func(t *testing.T) {
			dir, err := filepath.Abs(root + "/testdata/" + module)
			if err != nil {
				t.Fatal(err)
			}
			readSources(t, dir)
			want := runIn(t, dir, "txspill", "-separate", "./...")
			if strings.Count(want, "\n") < 10 {
				t.Fatalf("little was found, which says little:\n%s", want)
			}
			path := "example.com/" + module
			t.Run("golangci-lint", func(t *testing.T) {
				got := runLint(t, lint, dir)
				if got = sorted(strings.ReplaceAll(got, dir+string(filepath.Separator), "")); got != want {
					t.Errorf("not the same: %s", firstDifference(got, want))
				}
			})
			t.Run("nogo", func(t *testing.T) {
				n := buildNogo(t, `{"txspill": {"analyzer_flags": {"module": "`+path+`"}}}`)
				got := n.run(t, dir, t.TempDir())
				if got = sorted(strings.ReplaceAll("\n"+got, "\n"+path+"/", "\n")); got != want {
					t.Errorf("not the same: %s", firstDifference(got, want))
				}
			})
		})
	}
}

// runLint runs golangci-lint with the configuration that we ship.
func runLint(t *testing.T, lint, dir string) string {
	t.Helper()
	config, err := filepath.Abs(root + "/.golangci-plugin.yml")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(lint, append([]string{"run", "-c", config, "--path-mode=abs"}, append(plainLines, "./...")...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != exitFindings {
		t.Fatalf("golangci-lint: %v\n%s", err, &stderr)
	}
	return stdout.String()
}

// sorted sorts findings as the others are.
func sorted(text string) string { return findingLines(strings.TrimPrefix(text, "\n")) }
