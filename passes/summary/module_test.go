package summary_test

import (
	"path/filepath"
	"testing"
)

// module returns the directory of a module of testdata.
func module(t *testing.T, name string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
