package oracle

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Separate analysis finds the same in programs that nobody wrote, whether the command drives it, which
// has all packages in memory, or go vet, which hands facts on in files. Its other drivers are compared
// with the command on the modules of testdata.
func TestDrivers(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles some dozen programs")
	}
	programs := map[string]files{}
	for _, seed := range corpus(t)[:together] {
		name := fmt.Sprintf("p%d", seed)
		programs[name] = mustGenerate(t, seed, name)
	}
	b := tempBatch(t, programs)
	command := filepath.Join(t.TempDir(), "txspill")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-o", command, "../..").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	want := b.findings(t, command, "-separate", "-abort-paths", "./...")
	got := b.findings(t, "go", "vet", "-vettool="+command, "-abort-paths", "./...")
	if len(want) < 5*together {
		t.Errorf("%d findings say little", len(want))
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("found by the command alone: %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("found by go vet alone: %s", line)
		}
	}
}

// findings runs a driver in the directory of a batch, and returns what it finds, without related places.
func (b *batch) findings(t *testing.T, name string, args ...string) []string {
	t.Helper()
	config, err := filepath.Abs(tables)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = b.dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off", "GOPROXY=off", "TXSPILL_CONFIG="+config)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	var lines []string
	for line := range strings.Lines(string(out)) {
		if !strings.HasPrefix(line, "# ") && !strings.Contains(line, ": \t") && !strings.HasPrefix(line, "txspill: ") {
			lines = append(lines, filepath.ToSlash(strings.TrimPrefix(line, "./")))
		}
	}
	slices.Sort(lines)
	return lines
}
