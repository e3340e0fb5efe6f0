package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The hosts that apply fixes make the same of the shop: the job is inserted through the transaction,
// the code compiles, and nothing is found there any more.
func TestHostsFix(t *testing.T) {
	shop := root + "/testdata/shop"
	readSources(t, shop)
	self := builtCommand(t)
	const file = "fulfilment/fulfilment.go"
	want := strings.Replace(readFile(t, shop+"/"+file), "s.Jobs.Insert(ctx, PickArgs", "s.Jobs.InsertTx(ctx, tx, PickArgs", 1)
	for name, command := range map[string]func(t *testing.T) []string{
		"go vet": func(*testing.T) []string { return []string{"go", "vet", "-vettool=" + self, "-fix"} },
		"go fix": func(*testing.T) []string { return []string{"go", "fix", "-fixtool=" + self} },
		"golangci-lint": func(t *testing.T) []string {
			t.Helper()
			config, err := filepath.Abs(root + "/.golangci-plugin.yml")
			if err != nil {
				t.Fatal(err)
			}
			t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
			return []string{golangciLint(t), "run", "--allow-parallel-runners", "-c", config, "--fix"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(shop)); err != nil {
				t.Fatal(err)
			}
			args := append(command(t), "./fulfilment")
			cmd := exec.Command(args[0], args[1:]...)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
			}
			if got := readFile(t, filepath.Join(dir, file)); got != want {
				t.Errorf("not the fix: %s", firstDifference(got, want))
			}
			goOutput(t, dir, "vet", "-vettool="+self, "./fulfilment")
		})
	}
}
