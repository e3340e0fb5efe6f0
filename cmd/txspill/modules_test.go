package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"testing"

	"github.com/txspill/txspill/cmd/txspill/internal/report"
)

// TestModules analyses every package of the modules that most others need among all that the modules of
// testdata know of, each as the main module of its own developers, with all categories on. What is found
// is of no interest: nothing may fail, and memory has a bound. TXSPILL_MODULES says how many modules:
//
//	TXSPILL_MODULES=100 go test -run TestModules -v -timeout 0 ./cmd/txspill
//
// It fetches those that the module cache does not have, and what they import. TestRobust is the short
// form of it, for what shop and fixtures import.
func TestModules(t *testing.T) {
	spec := os.Getenv("TXSPILL_MODULES")
	if spec == "" {
		t.Skip("TXSPILL_MODULES is not set")
	}
	n, err := strconv.Atoi(spec)
	if err != nil {
		t.Fatalf("TXSPILL_MODULES=%s: write how many modules, such as 100", spec)
	}
	const (
		bound  = 4 << 10 // MB
		atOnce = 50      // packages: some modules are 300 MB of generated source, of which all syntax is kept
	)
	command, w := builtCommand(t), newWorkshop(t, n)
	packages, most := 0, 0
	for _, m := range w.modules {
		t.Run(m.Path, func(t *testing.T) {
			env := w.env(t, m)
			for some := range slices.Chunk(m.packages, atOnce) {
				cmd := exec.Command(command, "-v", "-json", "-generated", "-abort-paths", "-read-only", "-config", w.config, "-C", m.Dir)
				cmd.Args = append(cmd.Args, some...)
				cmd.Env = env
				out := measure(t, cmd)
				var rep report.Report
				if err := json.Unmarshal([]byte(out.stdout), &rep); err != nil {
					t.Fatalf("%v\n%s", err, out.stderr)
				}
				packages, most = packages+rep.Packages, max(most, out.memory)
				t.Logf("%s: %d packages, %d findings, %s", m.Version, rep.Packages, len(rep.Findings), out.took)
				if out.code == exitFailed {
					explain(t, m.Dir, env, rep.Problems)
				}
				if out.memory > bound {
					t.Errorf("%d MB of memory, more than %d MB", out.memory, bound)
				}
			}
		})
	}
	t.Logf("%d packages of %d modules, with %d MB of memory at most", packages, len(w.modules), most)
}

// explain complains of packages that were not analysed although the compiler takes them.
func explain(t *testing.T, dir string, env []string, problems []report.Problem) {
	t.Helper()
	told := map[string]bool{}
	for _, p := range problems {
		if told[p.Package] {
			continue
		}
		told[p.Package] = true
		cmd := exec.Command("go", "build", p.Package)
		cmd.Dir, cmd.Env = dir, env
		out, err := cmd.CombinedOutput()
		if p.Package == "" || err == nil {
			t.Errorf("%v", p)
			continue
		}
		t.Logf("%v: does not compile: %.300s", p, out)
	}
}
