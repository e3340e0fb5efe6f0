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

// No two tables say the same thing of a function or type: the order of files must not matter.
func TestTablesDoNotOverlap(t *testing.T) {
	said := map[string]string{}
	for file, tab := range readAll(t) {
		for _, r := range tab.refs {
			if r.kind == refExample {
				continue
			}
			key := r.group.Role + " " + dropTypeArgs(r.text)
			if old := said[key]; old != "" && old != file {
				t.Errorf("%s: in %s and in %s", key, old, file)
			}
			said[key] = file
		}
	}
}

// Every family has examples that are checked, except where no public module is known.
func TestFamiliesHaveExamples(t *testing.T) {
	for file, tab := range readAll(t) {
		shown := map[*family]bool{}
		for _, r := range tab.refs {
			shown[r.family] = true
		}
		for _, f := range tab.families {
			if !shown[f] && f.imports != "gorm.io/gen" {
				t.Errorf("%s: family of %v %v %v has no example", file, f.packages, f.types, f.methods)
			}
		}
	}
}
