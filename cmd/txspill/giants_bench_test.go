package main

import (
	"fmt"
	"testing"

	"github.com/txspill/txspill/cmd/txspill/internal/check"
	"github.com/txspill/txspill/cmd/txspill/internal/load"
)

// BenchmarkWide analyses and links programs in which all of n functions may call all of n: what matters
// is how the times for one n and the next compare.
func BenchmarkWide(b *testing.B) {
	for _, shape := range []struct {
		name string
		body func(n int) string
	}{
		{"implementations", manyImplementations},
		{"stored", manyStored},
	} {
		for _, n := range []int{125, 250, 500} {
			b.Run(fmt.Sprintf("%s=%d", shape.name, n), func(b *testing.B) {
				dir, _ := giantProgram(b, shape.body(n))
				for range b.N {
					benchmarkCheck(b, dir)
				}
			})
		}
	}
}

// benchmarkCheck checks a program once; reading it does not count.
func benchmarkCheck(b *testing.B, dir string) {
	b.Helper()
	b.StopTimer()
	loaded, err := load.Load(load.Config{Dir: dir, Patterns: []string{"."}})
	if err != nil {
		b.Fatal(err)
	}
	b.StartTimer()
	rep, err := check.Run(newAnalyzer(nil, nil), loaded.Packages, check.Options{
		Progress: check.Progress{Begin: func(int) {}, Step: func() {}}, Link: true,
	})
	if err != nil {
		b.Fatal(err)
	}
	if len(rep.Findings) != 1 {
		b.Fatalf("%d findings, want one", len(rep.Findings))
	}
}
