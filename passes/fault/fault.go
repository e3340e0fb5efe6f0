// Package fault makes an error of a panic of txspill itself: one that names the package and the
// function that were being analysed, which is what a report needs first. The program that is analysed
// is not at fault, and what is left of it is analysed nevertheless.
package fault

import (
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
)

// Place is the function that is being analysed. The nil Place does not keep it.
type Place struct{ fn string }

// Enter notes which function it is, by its full name; "" for none.
func (p *Place) Enter(fn string) {
	if p != nil {
		p.fn = fn
	}
}

func (p *Place) name() string {
	if p == nil {
		return ""
	}
	return p.fn
}

// Error is a panic.
type Error struct {
	Package string // that was being analysed, "" for the whole program
	Func    string // likewise, "" if it was none in particular
	Value   any
	Source  string // file and line in txspill
	Stack   string
}

// Error says everything but the name of the package, which comes first, in the way of each driver.
func (e *Error) Error() string {
	what, in := "", ""
	if e.Package != "" {
		what = "not analysed: "
	}
	if e.Func != "" {
		in = " in " + e.Func
	}
	return fmt.Sprintf("%stxspill failed with an internal error%s: %v%s; "+
		"please report it at https://github.com/txspill/txspill/issues", what, in, e.Value, e.Source)
}

// Catch is to be deferred: it makes an error of a panic.
func Catch(pkg string, at *Place, err *error) { //nolint:gocritic // err is the result of the function that defers it
	if value := recover(); value != nil {
		*err = &Error{Package: pkg, Func: at.name(), Value: value, Source: source(), Stack: string(debug.Stack())}
	}
}

// source finds out what panicked: the first frame after the runtime's own.
func source() string {
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for inPanic := false; ; {
		f, more := frames.Next()
		inRuntime := strings.HasPrefix(f.Function, "runtime.")
		if inPanic && !inRuntime {
			return fmt.Sprintf(" (%s:%d)", filepath.Base(f.File), f.Line)
		}
		inPanic = inPanic || inRuntime
		if !more {
			return ""
		}
	}
}
