package lower

import (
	"go/ast"
	"go/parser"
	"strings"
	"testing"
)

// TestExprString renders callees as written, arguments left out.
func TestExprString(t *testing.T) {
	for _, tt := range []struct{ call, want string }{
		{"f()", "f"},
		{"f(1, 2)", "f"},
		{"pkg.F()", "pkg.F"},
		{"s.events.OrderCreated(ctx, o)", "s.events.OrderCreated"},
		{"s.Events().OrderCreated(ctx, o)", "s.Events().OrderCreated"},
		{"s.Events(ctx).OrderCreated(o)", "s.Events(…).OrderCreated"},
		{"db.WithContext(ctx).Where(`id = ?`, 1).Delete(&o)", "db.WithContext(…).Where(…).Delete"},
		{"(f)()", "(f)"},
		{"(*T).Do(t)", "(*T).Do"},
		{"(&t).Do()", "(&t).Do"},
		{"handlers[name](ctx)", "handlers[…]"},
		{"s.handlers[0].run()", "s.handlers[…].run"},
		{"f[int](1)", "f[…]"},
		{"f[int, string](1)", "f"},
		{"pkg.Map[int, string](list)", "pkg.Map"},
		{"x.(Bus).Publish()", "x.(…).Publish"},
		{"func() {}()", "func literal"},
		{"func(x int) error { return nil }(1)", "func literal"},
		{"T{1, 2}.Do()", "T{…}.Do"},
		{"(&kafka.Writer{Addr: a}).WriteMessages(ctx)", "(&kafka.Writer{…}).WriteMessages"},
		{"mk()()", "mk()"},
		{"mk(1)(2)", "mk(…)"},
		{"(<-fns)()", "(<-fns)"},
		{"[]func(){f}[0]()", "…{…}[…]"},
	} {
		t.Run(tt.call, func(t *testing.T) {
			e, err := parser.ParseExpr(tt.call)
			if err != nil {
				t.Fatal(err)
			}
			got := exprString(e.(*ast.CallExpr).Fun)
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if strings.ContainsAny(got, "\n\t") {
				t.Errorf("several lines: %q", got)
			}
		})
	}
}

// TestExprStringBound: of a callee over maxExpr bytes the tail is shown, which is what is
// called, and never less than its name.
func TestExprStringBound(t *testing.T) {
	long := strings.Repeat("x", maxExpr)
	for _, tt := range []struct{ call, want string }{
		{strings.Repeat("abcdefghi.", 6) + "Send()", strings.Repeat("abcdefghi.", 5) + "Send"},
		{strings.Repeat("abc.", 14) + "Send()", strings.Repeat("abc.", 14) + "Send"},
		{"q.Where(a).Where(b).Where(c).Where(d).Where(e).Where(f).Delete(g)", "Where(…).Where(…).Where(…).Where(…).Delete"},
		{strings.Repeat("with(1).", 1000) + "Send()", strings.Repeat("with(…).", 5) + "Send"},
		{"s." + long + "()", long},
		{"s." + long + "y()", long + "y"}, // a name is not cut
		{long + "y()", long + "y"},
	} {
		e, err := parser.ParseExpr(tt.call)
		if err != nil {
			t.Fatal(err)
		}
		if got := exprString(e.(*ast.CallExpr).Fun); got != tt.want {
			t.Errorf("%s\ngot  %s (%d bytes)\nwant %s", tt.call, got, len(got), tt.want)
		}
	}
}
