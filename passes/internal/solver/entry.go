package solver

import (
	"go/types"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/summary"
)

// fromEntry is the summary of a function that the tables describe.
func (e *Engine) fromEntry(en *catalog.Entry, obj *types.Func) *summary.Summary {
	if s, ok := e.synth[obj]; ok {
		return s
	}
	s := &summary.Summary{}
	e.synth[obj] = s
	first := 0
	if obj.Signature().Recv() != nil {
		first = 1
	}
	if o := en.Opener; o != nil {
		open := openOf(o)
		open.Lib = obj.Pkg().Path()
		s.Opens = append(s.Opens, open)
	}
	if c := en.Closer; c != nil && c.Outcome != catalog.Savepoint {
		of := 0
		if c.Of >= 0 {
			of = c.Of + first
		}
		s.Closes = append(s.Closes, summary.Close{
			Input: of, Result: summary.None,
			Commit:   c.Outcome == catalog.Commit || c.Outcome == catalog.Either,
			Rollback: c.Outcome != catalog.Commit,
		})
	}
	if r := en.Runner; r != nil {
		for _, i := range callbackParams(r.Callback, obj) {
			c := summary.Call{Input: i + first, Inside: true, Lib: obj.Pkg().Path(), ReadOnly: r.ReadOnly, Retried: r.Retries}
			if r.Handle >= 0 {
				c.TxArgs = []int{r.Handle}
			}
			s.Calls = append(s.Calls, c)
		}
	}
	if a := en.AfterCommit; a != nil {
		s.Calls = append(s.Calls, summary.Call{Input: a.Callback + first, Later: true})
	}
	if c := en.Callback; c != nil {
		for _, i := range callbackParams(c.Param, obj) {
			s.Calls = append(s.Calls, summary.Call{
				Input: i + first, Async: c.When == catalog.Async, Later: c.When == catalog.Later,
			})
		}
	}
	if len(s.Calls) == 0 && en.Register == nil && en.Sink == nil {
		s.Calls = e.callsAtOnce(obj).Calls
	}
	return s
}

func openOf(o *catalog.Opener) summary.Open {
	out := summary.Open{Result: o.Handle, Input: summary.None, Error: o.Error, Field: o.ErrorField,
		ReadOnly: o.ReadOnly, Ends: o.Ends}
	if o.Handle == catalog.Receiver {
		out.Result, out.Input = summary.None, 0
	}
	if o.Error < 0 {
		out.Error = summary.None
	}
	return out
}

func callbackParams(param int, obj *types.Func) []int {
	if param != catalog.Any {
		return []int{param}
	}
	var out []int
	params := obj.Signature().Params()
	for i := range params.Len() {
		if isFunc(params.At(i).Type()) {
			out = append(out, i)
		}
	}
	return out
}

func isFunc(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// callsAtOnce is the summary of a function of which only its signature is known: the
// standard library and the libraries behind barriers call a function argument before they
// return, unless the tables say otherwise (slices.SortFunc, filepath.WalkDir).
func (e *Engine) callsAtOnce(obj *types.Func) *summary.Summary {
	if s, ok := e.synth[obj]; ok {
		return s
	}
	s := &summary.Summary{}
	first := 0
	if recv := obj.Signature().Recv(); recv != nil {
		first = 1
		if isFunc(recv.Type()) { // it stands for a function: http.HandlerFunc
			s.Calls = append(s.Calls, summary.Call{Input: 0})
		}
	}
	for _, i := range callbackParams(catalog.Any, obj) {
		s.Calls = append(s.Calls, summary.Call{Input: i + first})
	}
	results := obj.Signature().Results()
	for i := range results.Len() {
		sig, ok := results.At(i).Type().Underlying().(*types.Signature)
		if !ok {
			continue
		}
		r := s.Function(i) // an iterator, say: it calls its yield function
		for p := range sig.Params().Len() {
			if isFunc(sig.Params().At(p).Type()) {
				r.Own = append(r.Own, summary.Call{Input: p})
			}
		}
	}
	e.synth[obj] = s
	return s
}
