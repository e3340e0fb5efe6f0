package lab

// Task is a goroutine that runs at once or at the end of the run.
type Task struct {
	stack   []frameSet
	late    bool
	release chan bool
	done    chan bool
}

// Fork comes on the line before a go statement. The goroutine calls Begin first and defers Done,
// its starter calls Wait:
//
//	task := lab.Fork()
//	go func() {
//		defer task.Done()
//		task.Begin()
//		...
//	}()
//	task.Wait()
func Fork() *Task {
	t := &Task{stack: stack(), late: Bit(), release: make(chan bool), done: make(chan bool)}
	if t.late {
		current.late = append(current.late, t)
	}
	return t
}

// Wait waits for the goroutine, or has it wait for the end of the run.
func (t *Task) Wait() {
	if !t.late {
		t.run()
	}
}

// run lets the goroutine run while the caller waits.
func (t *Task) run() {
	outer := current.task
	current.task = t
	t.release <- true
	<-t.done
	current.task = outer
}

// Begin waits for the goroutine's turn.
func (t *Task) Begin() { <-t.release }

// Done hands back to whoever waits, and swallows a panic.
func (t *Task) Done() {
	_ = recover()
	t.done <- true
}

// Go runs fn in a goroutine.
func Go(fn func()) {
	t := Fork()
	go func() {
		defer t.Done()
		t.Begin()
		fn()
	}()
	t.Wait()
}

// Run is a goroutine that runs fn: go task.Run(fn).
func (t *Task) Run(fn func()) {
	defer t.Done()
	t.Begin()
	fn()
}
