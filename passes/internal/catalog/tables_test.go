package catalog

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write generated files anew")

// readAll reads every built-in table, strictly.
func readAll(t *testing.T) map[string]*table {
	t.Helper()
	files, err := filepath.Glob("tables/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	tables := map[string]*table{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		tab := newTable()
		tab.keep = true
		_, err = tab.parse(f, data)
		if err != nil {
			t.Error(err)
		}
		tables[filepath.Base(f)] = tab.index()
	}
	return tables
}

// The built-in tables are without mistakes.
func TestTables(t *testing.T) { readAll(t) }

// The manifest says what the tables say.
func TestManifest(t *testing.T) {
	want := manifestText(readAll(t))
	if *update {
		if err := os.WriteFile("manifest.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if manifestFile != want {
		t.Error("manifest.txt is stale: run go test -run TestManifest -update in this folder")
	}
}
