package oracle

import (
	"fmt"
	"maps"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	runs     = 3000 // of each program
	together = 42   // programs in a batch
)

// The programs of the seeds in testdata/seeds.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles and runs some hundred programs")
	}
	total := &verdict{}
	for seeds := corpus(t); len(seeds) > 0; {
		n := min(together, len(seeds))
		total.add(round(t, seeds[:n]))
		seeds = seeds[n:]
	}
	t.Log(total)
	total.check(t)
	enough(t, total.idioms, fewestRan, "ran")
}

// TestLong goes on with other seeds for as long as TXSPILL_ORACLE says, and shrinks what it finds.
func TestLong(t *testing.T) {
	spec := os.Getenv("TXSPILL_ORACLE")
	if spec == "" {
		t.Skip("TXSPILL_ORACLE is not set, see the package documentation")
	}
	how, err := parseLong(spec)
	if err != nil {
		t.Fatal(err)
	}
	total, shrunk := &verdict{}, 0
	for began, seed := time.Now(), how.from; time.Since(began) < how.time; seed += together {
		var seeds []uint64
		for i := range uint64(together) {
			seeds = append(seeds, seed+i)
		}
		v := round(t, seeds)
		total.add(v)
		t.Logf("seeds %d to %d: %v", seed, seed+together-1, v)
		done := map[string]bool{}
		for _, w := range distinct(v.missed) {
			if shrunk < 10 && !done[w.program] {
				done[w.program] = true
				shrunk++
				t.Logf("seed %s shrunk to\n%s", w.program[1:], minimal(t, w.program))
			}
		}
	}
	t.Log(total)
	total.check(t)
}

// long is a time, and the seed to begin with.
type long struct {
	time time.Duration
	from uint64
}

func parseLong(spec string) (long, error) {
	text, from, _ := strings.Cut(spec, ",")
	d, err := time.ParseDuration(text)
	out := long{time: d, from: 1_000_000}
	if err == nil && from != "" {
		out.from, err = strconv.ParseUint(from, 10, 64)
	}
	if err != nil {
		return out, fmt.Errorf("TXSPILL_ORACLE=%s: write a time and perhaps a seed to begin with, such as 2h or 90m,5000: %w", spec, err)
	}
	return out, nil
}

// round compares the programs of some seeds.
func round(t *testing.T, seeds []uint64) *verdict {
	t.Helper()
	programs := map[string]files{}
	for _, seed := range seeds {
		name := fmt.Sprintf("p%d", seed)
		programs[name] = mustGenerate(t, seed, name)
	}
	v, err := compare(t, programs, tables, true)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func mustGenerate(t *testing.T, seed uint64, name string) files {
	t.Helper()
	fs, err := generate(seed, name)
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

// minimal shrinks the program of the seed after which it is named, in which an effect is missed.
func minimal(t *testing.T, name string) files {
	t.Helper()
	seed, err := strconv.ParseUint(name[1:], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	fs, err := shrink(mustGenerate(t, seed, name).bare(), name, misses(t, tables))
	if err != nil {
		t.Logf("shrinking ended early: %v", err)
	}
	return fs
}

// misses judges programs by whether an effect in them is missed.
func misses(t *testing.T, tables string) func(map[string]files) (map[string]bool, error) {
	t.Helper()
	return func(programs map[string]files) (map[string]bool, error) {
		v, err := compare(t, programs, tables, false)
		if err != nil {
			return nil, err
		}
		out := map[string]bool{}
		for _, w := range v.missed {
			out[w.program] = true
		}
		return out, nil
	}
}

// corpus reads testdata/seeds: a seed or a range of seeds on each line, with a comment or not.
func corpus(t *testing.T) []uint64 {
	t.Helper()
	data, err := os.ReadFile("testdata/seeds")
	if err != nil {
		t.Fatal(err)
	}
	var out []uint64
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(line, "#")
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		first, last, ok := strings.Cut(text, "-")
		if !ok {
			last = first
		}
		from, err := strconv.ParseUint(first, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		to, err := strconv.ParseUint(last, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		for s := from; s <= to; s++ {
			out = append(out, s)
		}
	}
	return out
}

// A seed means one program, or the corpus would be worth nothing.
func TestGenerate(t *testing.T) {
	for seed := range uint64(20) {
		if a, b := mustGenerate(t, seed, "p"), mustGenerate(t, seed, "p"); !maps.Equal(a, b) {
			t.Errorf("seed %d means several programs", seed)
		}
	}
}

// The oracle sees what is wrong with tables in which something is missing, and shrinks it to what
// that needs.
func TestSees(t *testing.T) {
	data, err := os.ReadFile(tables)
	if err != nil {
		t.Fatal(err)
	}
	const gone, kept = "[example.com/oracle/lab.Publish]", "[example.com/oracle/lab.Nothing]"
	wrong := t.TempDir() + "/wrong.yaml"
	text := strings.Replace(string(data), gone, kept, 1)
	if text == string(data) {
		t.Fatalf("no %s in the tables", gone)
	}
	if err := os.WriteFile(wrong, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	program := files{"p/p.go": `package p

import "example.com/oracle/lab"

var db = lab.Open()

func work(q *lab.Tx) error {
	if lab.Bit() {
		lab.Publish("x")
	}
	_ = lab.Post("x")
	return nil
}

// Run is the program.
func Run() {
	for range lab.Times() {
		_ = db.InTx(work)
	}
}
`}
	small, err := shrink(program, "p", misses(t, wrong))
	if err != nil {
		t.Fatal(err)
	}
	if text := small["p/p.go"]; !strings.Contains(text, "lab.Publish") || strings.Contains(text, "Post") || strings.Contains(text, "for") {
		t.Errorf("shrunk to\n%s", small)
	}
	v, err := compare(t, map[string]files{"p": program}, tables, true)
	if err != nil {
		t.Fatal(err)
	}
	if v.effects == 0 || len(v.missed) > 0 || len(v.unseen) > 0 {
		t.Errorf("with all tables: %v", v)
	}
}
