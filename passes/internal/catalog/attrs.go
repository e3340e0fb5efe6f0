package catalog

import "strings"

// attrs reads the attributes of a role that says something of functions, and returns what
// they do to an entry. ok is false if something essential is missing.
func attrs(g *group, role string) (apply func(*Entry), ok bool) {
	switch role {
	case roleOpeners:
		return openerAttrs(g), true
	case roleClosers:
		return closerAttrs(g)
	case roleRunners:
		return runnerAttrs(g), true
	case roleSinks:
		return sinkAttrs(g)
	case roleSafe:
		tx := g.Index("tx", None, map[string]int{"receiver": Receiver, "none": None})
		s := &Safe{Tx: tx, Reason: g.Text("reason")}
		return func(e *Entry) { e.Safe = s }, true
	case roleAfterCommit:
		a := &AfterCommit{Callback: g.Index("callback", auto, map[string]int{"any": Any})}
		return func(e *Entry) { e.AfterCommit = a }, true
	case roleCallbacks:
		when := map[string]When{"now": Now, "async": Async, "later": Later}
		c := &Callback{
			Param: g.Index("param", Any, map[string]int{"any": Any}),
			When:  when[g.Word("when", "now", "now", "async", "later")],
		}
		return func(e *Entry) { e.Callback = c }, true
	case roleRegisters:
		return registerAttrs(g), true
	case roleErrors:
		return func(e *Entry) { e.NeverNil = true }, true
	case roleExits:
		return func(e *Entry) { e.Exits = true }, true
	}
	return nil, false
}

func openerAttrs(g *group) func(*Entry) {
	o := &Opener{
		Handle:   g.Index("handle", 0, map[string]int{"receiver": Receiver}),
		Error:    auto,
		Nested:   g.Truth("nested", false),
		ReadOnly: g.Truth("read_only", false),
		Ends:     g.Truth("ends", false),
	}
	if n := g.Fields["error"]; n != nil && strings.HasPrefix(n.Value, ".") && validIdent(n.Value[1:]) {
		o.Error, o.ErrorField = None, n.Value[1:]
	} else {
		o.Error = g.Index("error", auto, map[string]int{"none": None})
	}
	return func(e *Entry) { e.Opener = o }
}

func closerAttrs(g *group) (func(*Entry), bool) {
	words := []string{"commit", "rollback", "either", "savepoint", "release"}
	if g.Fields["outcome"] == nil {
		g.Missing("outcome", "write one of "+strings.Join(words, ", "))
		return nil, false
	}
	outcome := map[string]Outcome{
		"commit": Commit, "rollback": Rollback, "either": Either, "savepoint": Savepoint, "release": Release,
	}[g.Word("outcome", "either", words...)]
	c := &Closer{Outcome: outcome, Of: g.Index("handle", Receiver, map[string]int{"receiver": Receiver})}
	return func(e *Entry) { e.Closer = c }, true
}

func runnerAttrs(g *group) func(*Entry) {
	r := &Runner{
		Callback: g.Index("callback", auto, map[string]int{"any": Any}),
		Handle:   g.Index("handle", auto, map[string]int{"context": Context, "none": None}),
		InCtx:    g.Truth("context", false),
		ReadOnly: g.Truth("read_only", false),
	}
	r.InCtx = r.InCtx || r.Handle == Context
	switch g.Word("retries", "never", "always", "never", "option", "driver") {
	case "always", "driver":
		r.Retries = true
	}
	return func(e *Entry) { e.Runner = r }
}

func sinkAttrs(g *group) (func(*Entry), bool) {
	var words []string
	for _, c := range Categories() {
		words = append(words, string(c))
	}
	cat := g.Need("category", "write one of "+strings.Join(words, ", "))
	if cat != "" {
		cat = g.Word("category", "", words...)
	}
	s := &Sink{
		Category: Category(cat),
		Does:     g.Need("does", `say in two or three words what the call does, such as "publish message"`),
		Read:     g.Word("effect", "call", "send", "write", "call", "read", "local", "wait") == "read",
	}
	return func(e *Entry) { e.Sink = s }, s.Category != "" && s.Does != ""
}

func registerAttrs(g *group) func(*Entry) {
	r := &Register{Callback: g.Index("callback", auto, map[string]int{"any": Any})}
	r.Of, r.On = functions(g, "of"), functions(g, "on")
	return func(e *Entry) { e.Register = r }
}

// functions reads a list of function names.
func functions(g *group, key string) []string {
	var out []string
	for _, n := range g.List(key) {
		if parsed, err := parseName(n.Value); err != nil {
			g.At(n, "%s: %v", key, err)
		} else {
			out = append(out, parsed.String())
		}
	}
	return out
}
