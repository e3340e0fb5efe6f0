package lab

import (
	"bufio"
	"os"
	"strconv"
)

// Program is a generated program.
type Program struct {
	Name string
	Run  func()
}

// maxThrown bounds a run: past so many dice every choice is no.
const maxThrown = 3000

// maxDepth bounds the recursion of all functions together.
const maxDepth = 8

// run is one run of a program.
type run struct {
	seed          uint64
	bias, failing uint64 // of 16
	thrown, depth int
	hooks         int  // how many hooks are running, one inside the other
	troubled      bool // there was an error
	open          []*span
	events        []event
	late          []*Task
	task          *Task // whose turn it is; nil: the run itself
}

var current *run

// Main runs programs as often as the first argument says, and prints what they did: a line for each
// program, then a line for each way in which an effect happened. A way has the fields
//
//	name, sink, stack, [outcome, stack of the begin]...
//
// separated by tabs; the sink is followed by "in hook" in a hook that runs after a commit, and by "in
// trouble" if there was an error in that run.
func Main(programs ...Program) {
	times, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	w := bufio.NewWriter(os.Stdout)
	for _, p := range programs {
		seen := map[string]bool{}
		var ways []string
		for i := range times {
			runOnce(p, uint64(i))
			for _, e := range current.events {
				e.troubled = current.troubled
				if way := e.key(); !seen[way] {
					seen[way] = true
					ways = append(ways, e.way(p.Name))
				}
			}
		}
		w.WriteString("program\t" + p.Name + "\n")
		for _, way := range ways {
			w.WriteString(way + "\n")
		}
	}
	if err := w.Flush(); err != nil {
		panic(err)
	}
}

// runOnce runs a program to its end, goroutines included.
func runOnce(p Program, input uint64) {
	bias := [...]uint64{8, 4, 12, 14}
	failing := [...]uint64{0, 2, 6}
	current = &run{
		seed: input*0x9E3779B97F4A7C15 + 0x1234567, bias: bias[input%4], failing: failing[input/4%3],
	}
	func() {
		defer func() { _ = recover() }()
		p.Run()
	}()
	current.abandon()
	for len(current.late) > 0 {
		t := current.late[0]
		current.late = current.late[1:]
		t.run()
		current.abandon()
	}
}

// abandon forgets the transactions that nobody ended.
func (r *run) abandon() {
	for _, s := range r.open {
		s.outcome = "leaked"
	}
	r.open = nil
}

func (e *event) key() string {
	k := e.sink + strconv.FormatBool(e.troubled) + strconv.FormatBool(e.hook)
	for _, f := range e.stack {
		k += f.pcs + ";"
	}
	for _, s := range e.open {
		k += s.outcome + ";"
		for _, f := range s.begin {
			k += f.pcs + ";"
		}
	}
	return k
}

func (e *event) way(name string) string {
	out := "effect\t" + name + "\t" + e.sink
	if e.hook {
		out += " in hook"
	}
	if e.troubled {
		out += " in trouble"
	}
	out += "\t" + text(e.stack)
	for _, s := range e.open {
		out += "\t" + s.outcome + "\t" + text(s.begin)
	}
	return out
}
