package baseline_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/baseline"
)

func entry(pkg, fn, category string) baseline.Entry {
	return baseline.Entry{Package: pkg, Func: fn, Category: category, Sink: "net/smtp.SendMail", Path: "mail → smtp.SendMail"}
}

// TestText: sorted, one line for what looks the same, and read as it was written.
func TestText(t *testing.T) {
	a, b, c := entry("m/a", "(*T).A", "mail"), entry("m/a", "B", "exec"), entry("m", "C", "mail")
	text := baseline.Record([]baseline.Entry{b, a, c, a}).Text()
	if other := baseline.Record([]baseline.Entry{a, c, b, a}).Text(); !bytes.Equal(text, other) {
		t.Errorf("the order of findings shows:\n%s\n%s", text, other)
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	want := []string{
		"m\tC\tmail\tnet/smtp.SendMail\tmail → smtp.SendMail\n",
		"m/a\t(*T).A\tmail\tnet/smtp.SendMail\tmail → smtp.SendMail\t2\n",
		"m/a\tB\texec\tnet/smtp.SendMail\tmail → smtp.SendMail\n",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got %q, want %q", lines, want)
	}
	f, err := baseline.Parse("x", text)
	if err != nil {
		t.Fatal(err)
	}
	if again := f.Text(); !bytes.Equal(again, text) {
		t.Errorf("read and written:\n%s", again)
	}
	if f.Len() != 4 {
		t.Errorf("%d findings", f.Len())
	}
}

// TestParse: comments, empty lines, the order of lines and the ends of lines mean nothing.
func TestParse(t *testing.T) {
	f, err := baseline.Parse("x", []byte("\r\n# c\r\nz\tF\tmail\ts\tp\r\n\na\tF\tmail\ts\tp\t12"))
	if err != nil {
		t.Fatal(err)
	}
	if f.Len() != 13 || !strings.Contains(string(f.Text()), "\na\tF\tmail\ts\tp\t12\nz\tF\tmail\ts\tp\n") {
		t.Errorf("%s", f.Text())
	}
}

// TestParseMistakes: each has its line and a remedy.
func TestParseMistakes(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"m F mail s p", "1 fields: write package"},
		{"m\tF\tmail\ts\tp\t2\t3", "7 fields: write package"},
		{"m\tF\tmial\ts\tp", `unknown category "mial": write "mail"`},
		{"m\tF\tdirective\ts\tp", `unknown category "directive"`},
		{"m\tF\tmail\ts\t", "a field is empty or has spaces around it"},
		{"m\tF \tmail\ts\tp", "a field is empty or has spaces around it"},
		{"m\tF\tmail\ts\tp\t1", `"1" is no number of findings: write 2 or more`},
		{"m\tF\tmail\ts\tp\t-2", "is no number"},
		{"m\tF\tmail\ts\tp\t+2", "is no number"},
		{"m\tF\tmail\ts\tp\t02", "is no number"},
		{"m\tF\tmail\ts\tp\t99999999999999999999", "is no number"},
		{"m\tG\tmail\ts\tp\t3", "stands in line 1 already: keep the line with the greater number"},
		{"<<<<<<< HEAD", "left from a merge"},
		{"=======", "left from a merge"},
		{"m\tF\tmail\ts\t\xff", "not UTF-8"},
	} {
		_, err := baseline.Parse("dir/x", []byte("m\tG\tmail\ts\tp\n"+tt.line+"\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "dir/x:2:1: ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got %v, want %s", tt.line, err, tt.want)
		}
	}
	_, err := baseline.Parse("x", []byte("a\nb\n"))
	if n := strings.Count(fmt.Sprint(err), "x:"); n != 2 {
		t.Errorf("%d mistakes, want 2: %v", n, err)
	}
}

// TestMatch: so many are known as the file says; what is left over is stale.
func TestMatch(t *testing.T) {
	a, b, c := entry("m/a", "A", "mail"), entry("m/a", "B", "mail"), entry("m/c", "C", "mail")
	f, err := baseline.Parse("x", baseline.Record([]baseline.Entry{a, a, b, b, b, c}).Text())
	if err != nil {
		t.Fatal(err)
	}
	m := f.Match()
	var known []bool
	for _, e := range []baseline.Entry{a, a, a, b, entry("m/a", "D", "mail")} {
		known = append(known, m.Known(e))
	}
	if want := []bool{true, true, false, true, false}; !slices.Equal(known, want) {
		t.Errorf("known: %v, want %v", known, want)
	}
	stale := m.Stale()
	if len(stale) != 2 || stale[0].Entry != b || stale[0].Count != 3 || stale[0].Seen != 1 || stale[1].Entry != c ||
		stale[1].Seen != 0 || stale[0].Line >= stale[1].Line || stale[0].Line == 0 {
		t.Errorf("stale: %+v", stale)
	}
	if got, want := m.Shrunk().Text(), baseline.Record([]baseline.Entry{a, a, b}).Text(); !bytes.Equal(got, want) {
		t.Errorf("shrunk:\n%s", got)
	}
	kept := baseline.Record([]baseline.Entry{a}).Keep(f, func(pkg string) bool { return pkg == "m/c" })
	if want := baseline.Record([]baseline.Entry{a, c}).Text(); !bytes.Equal(kept.Text(), want) {
		t.Errorf("kept:\n%s", kept.Text())
	}
	var none *baseline.File
	if m := none.Match(); m.Known(a) || m.Stale() != nil {
		t.Error("no file knows something")
	}
}

// FuzzParse: no text makes Parse panic, and what it accepts it reads again as it wrote it.
func FuzzParse(f *testing.F) {
	f.Add([]byte("# c\nm\tF\tmail\ts\tp → q\t2\n"))
	f.Add([]byte("m\tF\tmail\ts\tp\r\r\n\n"))
	f.Add([]byte("<<<<<<< a\nm F\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := baseline.Parse("x", data)
		if err != nil {
			return
		}
		text := file.Text()
		again, err := baseline.Parse("x", text)
		if err != nil {
			t.Fatalf("%q is written as %q: %v", data, text, err)
		}
		if !bytes.Equal(again.Text(), text) || again.Len() != file.Len() {
			t.Fatalf("%q is written as %q, and that as %q", data, text, again.Text())
		}
	})
}
