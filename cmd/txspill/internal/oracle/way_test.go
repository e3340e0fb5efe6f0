package oracle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// place is a line of a generated program. A line has one call at most.
type place struct {
	file string
	line int
}

func (p place) String() string { return p.file + ":" + strconv.Itoa(p.line) }

// frame is a call on a stack.
type frame struct {
	place
	fn       string
	fork     bool // the call of lab.Fork: the go statement is on the next line
	panicked bool // a panic goes through it: what it has deferred runs
}

// way is one way in which an effect happened.
type way struct {
	program, sink string
	stack         []frame // innermost first; behind the frames of a goroutine those of its starter
	open          []openTx
	hook          bool // in a hook that runs after a commit
	troubled      bool // there was an error in the run
}

const (
	committed = "committed"
	leaked    = "leaked"
)

// openTx is a transaction that was open.
type openTx struct {
	outcome string // committed, failed, rolled back, leaked
	begin   []frame
}

// panicked reports whether a panic goes through the stack.
func (w *way) panicked() bool {
	return slices.ContainsFunc(w.stack, func(f frame) bool { return f.panicked })
}

// readWays reads what lab.Main prints.
func readWays(text string) ([]way, error) {
	var out []way
	for line := range strings.Lines(text) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if fields[0] != "effect" {
			continue
		}
		if len(fields) < 4 || len(fields)%2 != 0 {
			return nil, fmt.Errorf("unexpected output: %s", line)
		}
		w := way{program: fields[1]}
		w.sink, w.troubled = strings.CutSuffix(fields[2], " in trouble")
		w.sink, w.hook = strings.CutSuffix(w.sink, " in hook")
		var err error
		if w.stack, err = readStack(fields[3]); err != nil {
			return nil, err
		}
		for i := 4; i < len(fields); i += 2 {
			begin, err := readStack(fields[i+1])
			if err != nil {
				return nil, err
			}
			w.open = append(w.open, openTx{fields[i], begin})
		}
		out = append(out, w)
	}
	return out, nil
}

func readStack(text string) ([]frame, error) {
	var out []frame
	panicked := false
	for part := range strings.SplitSeq(strings.TrimSuffix(text, "|"), "|") {
		var f frame
		for cut := true; cut; {
			var p, k bool
			part, p = strings.CutPrefix(part, "panic ")
			part, k = strings.CutPrefix(part, "fork ")
			panicked, f.fork, cut = panicked || p, f.fork || k, p || k
		}
		f.panicked = panicked
		file, rest, ok := strings.Cut(part, ":")
		line, fn, ok2 := strings.Cut(rest, ":")
		n, err := strconv.Atoi(line)
		if !ok || !ok2 || err != nil {
			return nil, fmt.Errorf("unexpected frame %q in %s", part, text)
		}
		f.place, f.fn = place{file, n}, fn
		out = append(out, f)
	}
	return out, nil
}
