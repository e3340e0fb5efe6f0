package config_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/config"
)

// tables returns the built-in tables as a project could write them.
func tables(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../internal/catalog/tables/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	out := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[f] = ownKeys(string(data))
	}
	return out
}

// ownKeys drops what only built-in tables have: modules and unserved.
func ownKeys(table string) string {
	var keep strings.Builder
	drop := false
	for line := range strings.Lines(table) {
		if line[0] != ' ' && line[0] != '#' && line[0] != '\n' {
			drop = strings.HasPrefix(line, "modules:") || strings.HasPrefix(line, "unserved:")
		}
		if !drop {
			keep.WriteString(line)
		}
	}
	return keep.String()
}

// roundTrip checks that what is accepted can be read as data, written and read again.
func roundTrip(t *testing.T, data []byte) {
	t.Helper()
	first, err := config.Unformat("first", data)
	if err != nil {
		t.Fatalf("accepted, but: %v\n%s", err, data)
	}
	text, err := config.Format(first)
	if err != nil {
		t.Fatalf("accepted, but not written: %v\n%s", err, data)
	}
	second, err := config.Unformat("second", text)
	if err != nil {
		t.Fatalf("not read again: %v\n%s\nwritten as\n%s", err, data, text)
	}
	if !reflect.DeepEqual(first, second) {
		t.Fatalf("changed\n%s\nto\n%s", data, text)
	}
}

// The built-in tables are configurations, and nothing of them is lost in Go.
func TestTables(t *testing.T) {
	for name, text := range tables(t) {
		if _, err := config.Parse(name, []byte(text)); err != nil {
			t.Error(err)
			continue
		}
		roundTrip(t, []byte(text))
	}
}

// Parse never panics, and what it accepts is the same when written and read again.
func FuzzParse(f *testing.F) {
	for _, text := range accepted {
		f.Add(text)
	}
	for _, tt := range mistakes {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := config.Parse("fuzz", []byte(text)); err == nil {
			roundTrip(t, []byte(text))
		}
	})
}
