package fault_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/fault"
)

// A panic becomes an error that says where it was, in both programs.
func TestCatch(t *testing.T) {
	var none []int
	analyse := func(at *fault.Place) (err error) {
		defer fault.Catch("example.com/shop", at, &err)
		at.Enter("example.com/shop.Save")
		_ = none[3]
		return nil
	}
	err := analyse(new(fault.Place))
	want := regexp.MustCompile(`^not analysed: txspill failed with an internal error in example\.com/shop\.Save: ` +
		`runtime error: index out of range \[3\] with length 0 \(fault_test\.go:\d+\); please report it at https://`)
	if err == nil || !want.MatchString(err.Error()) {
		t.Errorf("got %v", err)
	}
	var f *fault.Error
	if !errors.As(err, &f) || f.Package != "example.com/shop" || !strings.Contains(f.Stack, "TestCatch") {
		t.Errorf("got %+v", f)
	}
	if err := analyse(nil); err == nil || !strings.Contains(err.Error(), "internal error: runtime") {
		t.Errorf("with no place: %v", err)
	}
}

// What does not panic keeps its error.
func TestCatchNothing(t *testing.T) {
	want := errors.New("no")
	got := func() (err error) {
		defer fault.Catch("p", nil, &err)
		return want
	}()
	if !errors.Is(got, want) {
		t.Errorf("got %v", got)
	}
}
