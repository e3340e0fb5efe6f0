package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Code as generators write it, and as nobody should: it must come to an end, within memory, without a
// failure, and what is in there is found still.
func TestGiants(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	const bound = 1 << 10 // MB
	command := builtCommand(t)
	for _, test := range []struct{ name, body string }{
		{"nothing", "func giant() { effect() }\n"},
		{"statements", manyStatements(20_000)},
		{"branches", manyBranches(3_000)},
		{"table", bigTable(3 << 20)},
		{"nesting", deepNesting(200)},
		{"literals", nestedLiterals(60)},
		{"calls", callChain(3_000)},
		{"cycle", callCycle(300)},
		{"implementations", manyImplementations(500)},
		{"stored", manyStored(500)},
		{"generics", genericRecursion()},
		{"expression", longExpression(5_000)},
		{"parentheses", deepExpression(1_000)},
		{"switch", bigSwitch(3_000)},
		{"defers", manyDefers(1_000)},
		{"transactions", manyTransactions(200)},
		{"handles", manyHandles(1_000)},
		{"captured", manyCaptured(500)},
		{"embedded", deepEmbedding(200)},
		{"methods", manyMethods(2_000)},
		{"chain", longChain(1_000)},
		{"fields", manyFields(1_000)},
		{"goroutines", manyGoroutines(1_000)},
		{"labels", manyGotos(1_000)},
		{"returned", deepReturned(100)},
		{"walker", treeWalker(50)},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir, size := giantProgram(t, test.body)
			out := measure(t, exec.Command(command, "-v", "-C", dir, "."))
			if out.code != exitFindings || strings.Count(out.stdout, "\n") != 1 {
				t.Errorf("exit code %d, want one finding, at the call of giant\n%s%s", out.code, out.stdout, out.stderr)
			}
			t.Logf("%d bytes of source, %s", size, out.took)
			if out.memory > bound {
				t.Errorf("%d MB of memory, more than %d MB", out.memory, bound)
			}
		})
	}
}

// giantProgram writes a program that calls the function giant of its body in a transaction, and returns
// where, and how many bytes it has.
func giantProgram(tb testing.TB, body string) (dir string, size int) {
	tb.Helper()
	dir = tb.TempDir()
	source := "package main\n\nimport (\n\t\"database/sql\"\n\t\"os\"\n)\n\n" +
		"func effect() { _ = os.Remove(\"letter\") }\n\n" + body +
		"\nfunc inTx(tx *sql.Tx) {\n\tgiant()\n\t_ = tx.Commit()\n}\n\nfunc main() { inTx(nil) }\n"
	for name, text := range map[string]string{"main.go": source, "go.mod": "module giants\n\ngo 1.26.0\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	return dir, len(source)
}

// measured is what a run of the command with -v said.
type measured struct {
	code           int
	stdout, stderr string
	took           string // the line about time and memory
	memory         int    // in MB
}

var tookLine = regexp.MustCompile(`(?m)^txspill: (read in .* with (\d+) MB of memory at most)$`)

// measure runs the command, which must live to say how much memory it took.
func measure(t *testing.T, cmd *exec.Cmd) measured {
	t.Helper()
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	out := measured{code: cmd.ProcessState.ExitCode(), stdout: stdout.String(), stderr: stderr.String()}
	m := tookLine.FindStringSubmatch(out.stderr)
	if m == nil {
		t.Fatalf("%v: %v\n%s", cmd, cmd.ProcessState, out.stderr)
	}
	out.took = m[1]
	if out.memory, err = strconv.Atoi(m[2]); err != nil {
		t.Fatal(err)
	}
	return out
}
