package lower

import (
	"testing"

	"github.com/txspill/txspill/passes/internal/fragment"
)

// TestErrStates asks what is known of the error that a return returns: the last return of F
// in the order of the source.
func TestErrStates(t *testing.T) {
	const (
		unknown = fragment.ErrUnknown
		isNil   = fragment.ErrNil
		nonNil  = fragment.ErrNonNil
	)
	for _, tt := range []struct {
		name, body string
		want       fragment.ErrState
	}{
		{"nil", "return nil", isNil},
		{"of a call", "return work()", unknown},
		{"not tested", "err := work(); return err", unknown},
		{"a parameter", "return given", unknown},
		{"tested", "if err := work(); err != nil { return err }; panic(1)", nonNil},
		{"tested the other way round", "if err := work(); nil != err { return err }; panic(1)", nonNil},
		{"tested for nil, then the rest", "err := work(); if err == nil { panic(1) }; return err", nonNil},
		{"negated", "if err := work(); !(err == nil) { return err }; panic(1)", nonNil},
		{"found to be nil", "if err := work(); err == nil { return err }; panic(1)", unknown},
		{"another one was tested", "err := work(); if given != nil { return err }; panic(1)", unknown},
		{"one of two conditions", "if err := work(); err != nil && len(name) > 0 { return err }; panic(1)", nonNil},
		{"either condition", "if err := work(); err != nil || len(name) > 0 { return err }; panic(1)", unknown},
		{"tested further out", "if err := work(); err != nil { if len(name) > 0 { take(nil) }; return err }; panic(1)", nonNil},
		{"made", "return errors.New(name)", nonNil},
		{"made with arguments", "return fmt.Errorf(`%s`, name)", nonNil},
		{"made of one that was tested", "if err := work(); err != nil { return fmt.Errorf(`work: %w`, err) }; panic(1)", nonNil},
		{"wrapped by a function of the project", "if err := work(); err != nil { return wrap(err) }; panic(1)", nonNil},
		{"wrapped, not tested", "return wrap(work())", unknown},
		{"joined with one that was tested", "if err := work(); err != nil { return errors.Join(err, work()) }; panic(1)", nonNil},
		{"an error of the package", "return errGone", nonNil},
		{"an error of another package", "return sql.ErrNoRows", nonNil},
		{"a value of an error type", "return &failure{}", nonNil},
		{"one of two that are not nil", "err := errGone; if len(name) > 0 { err = errors.New(name) }; return err", nonNil},
		{"one of two that may be nil", "err := work(); if len(name) > 0 { err = errGone }; return err", unknown},
		{"of two results", "_, err := pair(); if err != nil { return err }; panic(1)", nonNil},
		{"overwritten after the test", "err := work(); if err != nil { err = work(); return err }; panic(1)", unknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := function(t, lowered(t, "func F(given error, name string) error { "+tt.body+" }"), "F")
			if got := f.Returns[len(f.Returns)-1].Err; got != tt.want {
				t.Errorf("state %d, want %d", got, tt.want)
			}
			if !f.HasError {
				t.Error("it has an error")
			}
		})
	}
}

// TestNamedResults: the same of named results, which deferred calls may change, so that they
// are variables in memory.
func TestNamedResults(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		want       fragment.ErrState
	}{
		{"set and tested", "if err = work(); err != nil { return }; panic(1)", fragment.ErrNonNil},
		{"set and tested, named in the return", "if err = work(); err != nil { return err }; panic(1)", fragment.ErrNonNil},
		{"set to nil", "err = nil; return", fragment.ErrNil},
		{"set to an error", "err = errGone; return", fragment.ErrNonNil},
		{"set, not tested", "err = work(); return", fragment.ErrUnknown},
		{"wrapped", "if err = work(); err != nil { err = fmt.Errorf(`work: %w`, err); return }; panic(1)", fragment.ErrNonNil},
		{"set on both of two ways", "if hook != nil { err = errGone } else { err = work() }; return", fragment.ErrUnknown},
		{"set again", "if err = work(); err != nil { err = work(); return }; panic(1)", fragment.ErrUnknown},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := function(t, lowered(t, "func F() (err error) { defer func() { _ = err }(); "+tt.body+" }"), "F")
			found := fragment.ErrUnknown
			for _, r := range f.Returns { // one of them is where a recovered panic goes on: of that nothing is known
				found = max(found, r.Err)
			}
			if found != tt.want {
				t.Errorf("state %d, want %d", found, tt.want)
			}
		})
	}
}

// TestResults: where results come from, and functions that return no error.
func TestResults(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"func F(t *T) *T { return t }", "in0"},
		{"func F(t *T) (*T, error) { return t.next, nil }", "in0.next"},
		{"func F() func() { return hook }", "var hook"},
		{"func F(t *T) func() { return t.run }", "bind F@0"},
		{"func F(t *T) (u *T) { u = t; return }", "in0"},
		{"func F(t *T) string { return t.name }", "-"},
	} {
		t.Run(tt.src, func(t *testing.T) {
			t.Parallel()
			f := function(t, lowered(t, tt.src), "F")
			if got := show(withoutDynamic(f.Returns[0].Results[0])); got != tt.want {
				t.Errorf("comes from %s, want %s", got, tt.want)
			}
			if f.HasError != (len(f.Results) == 2) {
				t.Errorf("has an error: %v", f.HasError)
			}
		})
	}
}

// TestEdges asks what is proven where take is called, and that the opposite is proven on the
// other way.
func TestEdges(t *testing.T) {
	for _, tt := range []struct {
		name, condition string
		tested          string
		isNil           bool
	}{
		{"not nil", "err != nil", "in0", false},
		{"nil", "err == nil", "in0", true},
		{"the other way round", "nil != err", "in0", false},
		{"negated", "!(err != nil)", "in0", true},
		{"negated twice", "!!(err != nil)", "in0", false},
		{"a handle", "tx == nil", "in1", true},
		{"the second of two", "ok && err != nil", "in0", false},
		{"no test of nil", "err == errGone", "-", false},
		{"no test", "ok", "-", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := function(t, lowered(t, "func F(err error, tx *sql.Tx, ok bool) { if "+tt.condition+" { take(nil) } }"), "F")
			to := site(t, f, "take").Block
			for _, b := range f.Blocks {
				for i, e := range b.Succs {
					if e.To != to {
						continue
					}
					other := b.Succs[1-i]
					if show(e.Tested) != tt.tested || e.IsNil != tt.isNil {
						t.Errorf("%s is nil: %v; want %s, %v", show(e.Tested), e.IsNil, tt.tested, tt.isNil)
					}
					if show(other.Tested) != tt.tested || tt.tested != "-" && other.IsNil == e.IsNil {
						t.Errorf("on the other way: %s is nil: %v", show(other.Tested), other.IsNil)
					}
				}
			}
		})
	}
}
