package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/txspill/txspill/cmd/txspill/internal/check"
	"github.com/txspill/txspill/cmd/txspill/internal/load"
)

// Code as generators write it, and as nobody should: it must come to an end, within memory, without a
// failure, and what is in there is found still.
func TestGiants(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	const mostMemory = 2 << 30
	for _, test := range []struct{ name, body string }{
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
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			source := "package main\n\nimport (\n\t\"database/sql\"\n\t\"net/http\"\n)\n\n" +
				"func effect() { _, _ = http.Get(\"https://example.com\") }\n\n" + test.body +
				"\nfunc inTx(tx *sql.Tx) {\n\tgiant()\n\t_ = tx.Commit()\n}\n\nfunc main() { inTx(nil) }\n"
			for name, text := range map[string]string{"main.go": source, "go.mod": "module giants\n\ngo 1.26.0\n"} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			loaded, err := load.Load(load.Config{Dir: dir, Patterns: []string{"."}})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range loaded.Problems {
				t.Fatalf("%d: %s", p.Line, p.Message)
			}
			began, stop, most := time.Now(), make(chan bool), make(chan uint64)
			go watchMemory(stop, most)
			rep, err := check.Run(newAnalyzer(nil, nil), loaded.Packages, check.Options{
				Progress: check.Progress{Begin: func(int) {}, Step: func() {}}, Link: true, Generated: true,
			})
			stop <- true
			memory := <-most
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range rep.Problems {
				t.Errorf("%s\n%s", p.Message, p.Detail)
			}
			if len(rep.Findings) != 1 {
				t.Errorf("%d findings, want the one at the call of giant", len(rep.Findings))
			}
			t.Logf("%d bytes of source, %v, %d MB in use at most", len(source), round(time.Since(began)), memory>>20)
			if memory > mostMemory {
				t.Errorf("%d MB in use, more than %d MB", memory>>20, mostMemory>>20)
			}
		})
	}
}

// watchMemory sends the most memory that was in use until it is told to stop.
func watchMemory(stop <-chan bool, most chan<- uint64) {
	var top uint64
	var m runtime.MemStats
	for tick := time.NewTicker(50 * time.Millisecond); ; {
		runtime.ReadMemStats(&m)
		top = max(top, m.HeapInuse)
		select {
		case <-stop:
			tick.Stop()
			most <- top
			return
		case <-tick.C:
		}
	}
}

// lines writes something for each of n numbers.
func lines(n int, format func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(format(i))
		b.WriteByte('\n')
	}
	return b.String()
}

func manyStatements(n int) string {
	return "var sum [100]int\n\nfunc giant() {\n" + lines(n, func(i int) string {
		return fmt.Sprintf("\tsum[%d] += sum[%d] * %d", i%100, (i*7)%100, i)
	}) + "\teffect()\n}\n"
}

func manyBranches(n int) string {
	return "var on func(int) bool\n\nfunc giant() {\n" + lines(n, func(i int) string {
		return fmt.Sprintf("\tif on(%d) {\n\t\teffect()\n\t}", i)
	}) + "}\n"
}

func bigTable(size int) string {
	const row = "\t{%d, \"a row of a table that somebody has generated\", []byte{1, 2, 3}},"
	return "var table = []struct {\n\tid   int\n\tname string\n\tdata []byte\n}{\n" +
		lines(size/len(row), func(i int) string { return fmt.Sprintf(row, i) }) +
		"}\n\nfunc giant() {\n\tif len(table) > 0 {\n\t\teffect()\n\t}\n}\n"
}

func deepNesting(n int) string {
	return "var on func(int) bool\n\nfunc giant() {\n" +
		lines(n, func(i int) string { return fmt.Sprintf("for on(%d) {", i) }) + "effect()\n" + strings.Repeat("}\n", n) + "}\n"
}

func nestedLiterals(n int) string {
	return "func giant() {\n" + strings.Repeat("func() {\n", n) + "effect()\n" + strings.Repeat("}()\n", n) + "}\n"
}

func callChain(n int) string {
	return lines(n, func(i int) string { return fmt.Sprintf("func f%d() { f%d() }", i, i+1) }) +
		fmt.Sprintf("func f%d() { effect() }\n\nfunc giant() { f0() }\n", n)
}

// callCycle has functions that all call each other: one component of the call graph.
func callCycle(n int) string {
	return "var on func(int) bool\n\n" + lines(n, func(i int) string {
		return fmt.Sprintf("func f%d() {\n\tif on(%d) {\n\t\tf%d()\n\t\tf%d()\n\t\tf%d()\n\t}\n\teffect()\n}", i, i, (i+1)%n, (i*7)%n, (i*31)%n)
	}) + "\nfunc giant() { f0() }\n"
}

func manyImplementations(n int) string {
	return "type doer interface{ do(doer) }\n\n" + lines(n, func(i int) string {
		return fmt.Sprintf("type t%d struct{}\n\nfunc (t%d) do(d doer) {\n\tif d != nil {\n\t\td.do(nil)\n\t}\n\teffect()\n}\n", i, i)
	}) + "var doers = []doer{" + strings.ReplaceAll(strings.TrimSpace(lines(n, func(i int) string {
		return fmt.Sprintf("t%d{},", i)
	})), "\n", " ") + "}\n\nfunc giant() {\n\tfor _, d := range doers {\n\t\td.do(d)\n\t}\n}\n"
}

func manyStored(n int) string {
	return "var hooks []func()\n\nfunc on(f func()) { hooks = append(hooks, f) }\n\n" + lines(n, func(i int) string {
		return fmt.Sprintf("func h%d() {\n\tfor _, f := range hooks[%d:] {\n\t\tf()\n\t}\n\teffect()\n}\n", i, i)
	}) + "func init() {\n" + lines(n, func(i int) string { return fmt.Sprintf("\ton(h%d)", i) }) +
		"}\n\nfunc giant() {\n\tfor _, f := range hooks {\n\t\tf()\n\t}\n}\n"
}

func genericRecursion() string {
	return `type list[T any] struct {
	head T
	tail *list[T]
	hook func(*list[T]) *list[T]
}

func (l *list[T]) walk(f func(T)) {
	for ; l != nil; l = l.tail {
		f(l.head)
	}
}

type tree[K comparable, V any] struct {
	key   K
	value V
	kids  *list[*tree[K, V]]
}

func (t *tree[K, V]) each(f func(K, V)) {
	f(t.key, t.value)
	t.kids.walk(func(k *tree[K, V]) { k.each(f) })
}

type node[T node[T]] interface{ next() T }

type own struct{}

func (own) next() own {
	effect()
	return own{}
}

func last[T node[T]](n T, depth int) T {
	if depth == 0 {
		return n
	}
	return last(n.next(), depth-1)
}

func giant() {
	t := &tree[string, int]{}
	t.each(func(string, int) { last(own{}, 3) })
}
`
}
