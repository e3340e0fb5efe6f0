package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/config"
)

// Separate analysis finds the same, whoever drives it: the command, which has the whole program in
// memory, or go vet, which starts a process for each package and hands facts on in files.
func TestDriversAgree(t *testing.T) {
	self := builtCommand(t)
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

// The same findings in the same words in every host, with the same settings. golangci-lint has a
// cache of facts of its own and takes the settings in its configuration; nogo knows nothing of
// modules or of the facts of the standard library, and has the settings compiled in.
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
			settings := settingsOf(t, dir)
			t.Run("golangci-lint", func(t *testing.T) {
				got := runLint(t, lint, dir, settings)
				if got = sorted(strings.ReplaceAll(got, dir+string(filepath.Separator), "")); got != want {
					t.Errorf("not the same: %s", firstDifference(got, want))
				}
			})
			t.Run("nogo", func(t *testing.T) {
				n := buildNogo(t, path, settings)
				got := n.run(t, dir, t.TempDir())
				got = sorted(strings.ReplaceAll("\n"+got, "\n"+path+"/", "\n"))
				if want := unsilencedByNogo(t, dir, want); got != want {
					t.Errorf("not the same: %s", firstDifference(got, want))
				}
			})
		})
	}
}

// settingsOf returns the text of a module's .txspill.yml, "" if it has none.
func settingsOf(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, config.FileName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(data)
}

// runLint runs golangci-lint with the configuration that we ship, and settings in their place.
func runLint(t *testing.T, lint, dir, settings string) string {
	t.Helper()
	shipped, after, ok := strings.Cut(readFile(t, root+"/.golangci-plugin.yml"), "        settings: {}\n")
	if !ok {
		t.Fatal(".golangci-plugin.yml has no place for settings")
	}
	if settings != "" {
		shipped += "        settings:\n"
		for line := range strings.Lines(settings) {
			shipped += "          " + line
		}
	}
	file := filepath.Join(t.TempDir(), "golangci.yml")
	write(t, file, shipped+after)
	cmd := exec.Command(lint, append([]string{"run", "-c", file, "--path-mode=abs"}, append(plainLines, "./...")...)...)
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

// unsilencedByNogo leaves out the findings beside comments that nogo itself takes for nolint: any that
// begin like it.
func unsilencedByNogo(t *testing.T, dir, findings string) string {
	t.Helper()
	lines := map[string][]string{} // of files
	var out strings.Builder
	for finding := range strings.Lines(findings) {
		parts := strings.SplitN(finding, ":", 3)
		file := filepath.Join(dir, parts[0])
		if lines[file] == nil {
			lines[file] = strings.Split(readFile(t, file), "\n")
		}
		n, err := strconv.Atoi(parts[1])
		if err != nil {
			t.Fatalf("no line: %s", finding)
		}
		if !strings.Contains(lines[file][n-1], "//nolintnothing") {
			out.WriteString(finding)
		}
	}
	return out.String()
}
