package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestProgressLine(t *testing.T) {
	p := startProgress(new(bytes.Buffer)) // no terminal: nothing is shown
	defer p.stop()
	p.stage("reading packages", 0)
	if got, want := p.line(), "txspill: reading packages"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p.step()
	p.step()
	if got, want := p.line(), "txspill: reading packages: 2 files"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p.stage("analysing", 40)
	p.step()
	if got, want := p.line(), "txspill: analysing: 1 of 40 packages"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What is shown is wiped at the end, and nothing is shown of work that ends in time.
func TestProgressShow(t *testing.T) {
	var long bytes.Buffer
	p := &progress{quit: make(chan struct{})}
	p.stage("analysing", 0)
	shown := make(chan struct{})
	p.ended.Go(func() { p.show(signalWriter{&long, shown}, 0) })
	<-shown
	p.stop()
	p.stop() // harmless
	if got := long.String(); !strings.HasPrefix(got, clearLine+"txspill: analysing") || !strings.HasSuffix(got, clearLine) {
		t.Errorf("got %q", got)
	}

	var short bytes.Buffer
	p = &progress{quit: make(chan struct{})}
	p.ended.Go(func() { p.show(&short, progressDelay) })
	p.stop()
	if short.Len() > 0 {
		t.Errorf("short work printed %q", short.String())
	}
}

// signalWriter closes first at the first write.
type signalWriter struct {
	*bytes.Buffer
	first chan struct{}
}

func (w signalWriter) Write(p []byte) (int, error) {
	n, err := w.Buffer.Write(p)
	select {
	case <-w.first:
	default:
		close(w.first)
	}
	return n, err
}
