package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// A progress shows on a terminal what a long run is doing. On anything else it is silent.
type progress struct {
	mu    sync.Mutex
	name  string
	done  int
	total int
	quit  chan struct{}
	ended sync.WaitGroup
	once  sync.Once
}

const (
	progressDelay = 2 * time.Second // shorter work needs no progress
	progressPace  = 200 * time.Millisecond
	clearLine     = "\r\x1b[K"
)

func startProgress(w io.Writer) *progress {
	p := &progress{quit: make(chan struct{})}
	if isTerminal(w) {
		p.ended.Go(func() { p.show(w, progressDelay) })
	}
	return p
}

// show prints the line again and again until stop, and then wipes it.
func (p *progress) show(w io.Writer, wait time.Duration) {
	select {
	case <-p.quit:
		return
	case <-time.After(wait):
	}
	tick := time.NewTicker(progressPace)
	defer tick.Stop()
	for {
		fmt.Fprint(w, clearLine+p.line())
		select {
		case <-p.quit:
			fmt.Fprint(w, clearLine)
			return
		case <-tick.C:
		}
	}
}

func (p *progress) line() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.total > 0:
		return fmt.Sprintf("txspill: %s: %d of %d packages", p.name, p.done, p.total)
	case p.done > 0:
		return fmt.Sprintf("txspill: %s: %d files", p.name, p.done)
	}
	return fmt.Sprintf("txspill: %s", p.name)
}

// stage begins a part of the work; its total may be unknown (0).
func (p *progress) stage(name string, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.name, p.done, p.total = name, 0, total
}

func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
}

// stop ends the display; what is printed afterwards finds a clean line.
func (p *progress) stop() {
	p.once.Do(func() { close(p.quit) })
	p.ended.Wait()
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
