package summary

import (
	"strconv"
	"strings"
)

// String returns the summary in the terse form that tests read:
//
//	effects(mail net/smtp.SendMail) runs(1) opens(result 0) closes(0)
//
// Numbers are inputs, counted from the receiver on. The words for calls are runs (inside a
// transaction that the function opened), calls, spawns (in a goroutine) and keeps.
func (s *Summary) String() string {
	var parts []string
	add := func(word string, items []string) {
		if len(items) > 0 {
			parts = append(parts, word+"("+strings.Join(items, ", ")+")")
		}
	}
	add("effects", effectStrings(s.Effects))
	addCalls(add, s.Calls)
	var opens, closes, ends, carries, keeps []string
	for _, o := range s.Opens {
		opens = append(opens, o.String())
	}
	for _, c := range s.Closes {
		if c.Partial {
			ends = append(ends, c.String())
		} else {
			closes = append(closes, c.String())
		}
	}
	for _, c := range s.Carries {
		carries = append(carries, "result "+strconv.Itoa(c.Result)+" of "+strconv.Itoa(c.Input))
	}
	for _, k := range s.Keeps {
		keeps = append(keeps, strconv.Itoa(k.Input)+" in "+strconv.Itoa(k.Into)+k.Path)
	}
	add("opens", opens)
	add("closes", closes)
	add("may close", ends)
	add("holds", carries)
	add("keeps", keeps)
	for _, r := range s.Returns {
		parts = append(parts, r.String())
	}
	return strings.Join(parts, " ")
}

func effectStrings(list []Effect) []string {
	var out []string
	for _, e := range list {
		t := string(e.Category) + " " + e.Sink
		for _, w := range []struct {
			on   bool
			word string
		}{{e.Async, "in a goroutine"}, {e.Failing, "when failing"}, {e.Reported, "reported"}} {
			if w.on {
				t += " " + w.word
			}
		}
		out = append(out, t)
	}
	return out
}

func addCalls(add func(string, []string), list []Call) {
	words := []string{"runs", "wraps", "calls", "spawns", "keeps"}
	items := map[string][]string{}
	for _, c := range list {
		items[c.word()] = append(items[c.word()], c.String())
	}
	for _, w := range words {
		add(w, items[w])
	}
}

func (c *Call) word() string {
	switch {
	case c.Later:
		return "keeps"
	case c.Made:
		return "wraps"
	case c.Inside:
		return "runs"
	case c.Async:
		return "spawns"
	}
	return "calls"
}

// String names the callee: the input, its field, its method.
func (c *Call) String() string {
	s := strconv.Itoa(c.Input) + c.Path
	if c.Method != "" {
		s += "." + c.Method[strings.LastIndexByte(c.Method, '.')+1:]
	}
	if c.Retried {
		s += " retried"
	}
	return s
}

// String names what is opened.
func (o *Open) String() string {
	if o.Result != None {
		return "result " + strconv.Itoa(o.Result)
	}
	return strconv.Itoa(o.Input) + o.Path
}

// String names what is closed.
func (c *Close) String() string {
	if c.Result != None {
		return "result " + strconv.Itoa(c.Result)
	}
	return strconv.Itoa(c.Input) + c.Path
}

// String describes the returned function.
func (r *Returned) String() string {
	f := Summary{Effects: r.Effects, Closes: r.Closes, Calls: r.Calls}
	t := f.String()
	if len(r.Own) > 0 {
		own := Summary{Calls: r.Own}
		t = strings.TrimSpace(t + " own " + own.String())
	}
	if len(r.Made) > 0 {
		made := Summary{Calls: r.Made}
		t = strings.TrimSpace(t + " made " + made.String())
	}
	return "returns(result " + strconv.Itoa(r.Result) + ": " + t + ")"
}
