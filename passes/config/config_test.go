package config_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/txspill/txspill/passes/config"
)

func parse(t *testing.T, text string) *config.Config {
	t.Helper()
	c, err := config.Parse("c.yml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSettings(t *testing.T) {
	c := parse(t, "categories: {http: warning, cache: off, channel: on, mail: error, fs: no}\n"+
		"reads: off\ntests: on\ngenerated: yes\nabort-paths: true\nread-only: on\nbaseline: ci/known.txt\n")
	for category, want := range map[string]config.Level{
		"http": config.Warning, "cache": config.Off, "channel": config.Error, "mail": config.Error, "fs": config.Off,
		"queue": config.Error, "latency": config.Off,
	} {
		if got := c.Level(category); got != want {
			t.Errorf("%s is %s, want %s", category, got, want)
		}
	}
	if c.Reads() || !c.Tests() || !c.Generated() || !c.AbortPaths() || !c.ReadOnly() || !c.NamesBaseline() {
		t.Error("a setting is not what the file says")
	}
	var none *config.Config
	if !none.Reads() || none.Tests() || none.Generated() || none.AbortPaths() || none.ReadOnly() || none.NamesBaseline() ||
		none.Level("http") != config.Error || none.Level("latency") != config.Off || none.Excluded("a.go") {
		t.Error("without a file not everything is the default")
	}
}

func TestExcluded(t *testing.T) {
	for _, tt := range []struct {
		pattern string
		out, in []string
	}{
		{"legacy", []string{"legacy/a.go", "legacy/b/c.go"}, []string{"legacy2/a.go", "x/legacy/a.go", "legacy.go"}},
		{"legacy/...", []string{"legacy/a.go", "legacy/b/c.go"}, []string{"legacy2/a.go"}},
		{"a/b.go", []string{"a/b.go"}, []string{"a/bb.go", "x/a/b.go", "b.go"}},
		{"*.pb.go", []string{"x.pb.go"}, []string{"a/x.pb.go", "x.go"}},
		{".../*.pb.go", []string{"a/x.pb.go", "a/b/x.pb.go"}, []string{"a/x.go"}},
		{"internal/*/gen", []string{"internal/a/gen/x.go"}, []string{"internal/a/b/gen/x.go"}},
		{"...", []string{"a.go", "b/c.go"}, nil},
	} {
		c := parse(t, "exclude: '"+tt.pattern+"'\n")
		for _, file := range tt.out {
			if !c.Excluded(file) {
				t.Errorf("%s does not exclude %s", tt.pattern, file)
			}
		}
		for _, file := range tt.in {
			if c.Excluded(file) {
				t.Errorf("%s excludes %s", tt.pattern, file)
			}
		}
	}
}

// The nearest file counts, up to the root of the module or workspace, and not beyond.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".txspill.yml", "m/go.mod", "m/.txspill.yml", "m/a/b/x.go", "m/a/.txspill.yml", "n/go.mod", "n/c/x.go",
		"w/go.work", "w/.txspill.yml", "w/d/x.go", "free/x.go", "y/go.mod", "y/.txspill.yaml", "z/go.mod", "z/.txspill.yml/x.go"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for from, want := range map[string]string{
		"m": "m/.txspill.yml", "m/a/b": "m/a/.txspill.yml", "n/c": "", "w/d": "w/.txspill.yml", "free": "",
		"y": "error: rename it to .txspill.yml", "z": "error: is a directory",
	} {
		got, err := config.Find(filepath.Join(dir, filepath.FromSlash(from)))
		if msg, wrong := strings.CutPrefix(want, "error: "); wrong {
			if err == nil || !strings.Contains(err.Error(), msg) {
				t.Errorf("from %s: %v, want %s", from, err, msg)
			}
			continue
		}
		if want != "" {
			want = filepath.Join(dir, filepath.FromSlash(want))
		}
		if err != nil || got != want {
			t.Errorf("from %s: %q, %v, want %q", from, got, err, want)
		}
	}
}

// A named baseline lies beside the file, the usual one at the root of the module.
func TestBaseline(t *testing.T) {
	file := filepath.Join(t.TempDir(), config.FileName)
	for text, want := range map[string]string{
		"":                     filepath.Join("root", config.BaselineName),
		"baseline: ci/old.txt": filepath.Join(filepath.Dir(file), "ci", "old.txt"),
	} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		c, err := config.Load(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Baseline("root"); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// What hosts hand over as maps is read as the file is, and mistakes are named by their path.
func TestDecode(t *testing.T) {
	c, err := config.Decode(map[string]any{
		"categories": map[string]any{"channel": true, "http": "warning", "cache": "off"},
		"reads":      false, "exclude": []any{"legacy"},
		"sinks": []any{map[string]any{"names": []any{"a.B"}, "category": "queue", "does": "publish"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.Level("channel") != config.Error || c.Level("http") != config.Warning || c.Reads() || !c.Excluded("legacy/a.go") {
		t.Error("a setting is not what the map says")
	}
	list, err := c.Effective()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(s config.Setting) bool { return s.Section == "sinks" })
	if i < 0 || list[i].Value != "{names: a.B, category: queue, does: publish}" || list[i].Place.String() != "settings: sinks[0].names[0]" {
		t.Errorf("sinks are %+v", list[i:])
	}
	for _, tt := range []struct {
		value any
		want  string
	}{
		{nil, ""}, {map[string]any{}, ""}, {map[string]any(nil), ""},
		{[]any{"a"}, "settings: a configuration is a mapping"},
		{"a", "a configuration is a mapping"},
		{map[string]any{"sink": 1}, `settings: sink: unknown key "sink": write "sinks"`},
		{map[string]any{"categories": map[string]any{"htpp": "on"}}, `settings: categories.htpp: unknown key "htpp" in categories: write "http"`},
		{map[string]any{"sinks": []any{map[string]any{"names": "a.B", "does": "x", "category": "quue"}}},
			`settings: sinks[0].category: unknown value "quue": write "queue"`},
		{map[string]any{"tests": 3}, `settings: tests: "3" is neither yes nor no: write true or false`},
		{map[string]any{"reads": nil}, `settings: reads: `},
	} {
		_, err := config.Decode(tt.value)
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%v: %v", tt.value, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%v: %v, want %s", tt.value, err, tt.want)
		}
	}
}

// The messages are those of the file.
func TestDecodeMistakes(t *testing.T) {
	for _, tt := range mistakes {
		var v any
		if yaml.Load([]byte(tt.text), &v) != nil || tt.name == "alias" || tt.name == "tag" {
			continue // no data, or none that a host could hand over
		}
		_, want := config.Parse("c.yml", []byte(tt.text))
		_, got := config.Decode(v)
		if a, b := texts(got), texts(want); !slices.Equal(a, b) {
			t.Errorf("%s: %q, the file has %q", tt.name, a, b)
		}
	}
	for _, text := range accepted {
		var v any
		if yaml.Load([]byte(text), &v) != nil {
			continue
		}
		if _, err := config.Decode(v); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
	}
}

func texts(err error) (list []string) {
	for _, m := range config.Mistakes(err) {
		list = append(list, m.Text)
	}
	return list
}

// The starter is a configuration that says nothing, and one when its examples are no comments.
func TestStarter(t *testing.T) {
	text := config.Starter()
	c := parse(t, text)
	list, err := c.Effective()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		if s.Place != (config.Place{}) {
			t.Errorf("the starter says %v", s)
		}
	}
	if !strings.HasPrefix(text, "# yaml-language-server: $schema="+config.SchemaURL+"\n") {
		t.Error("the starter does not name the schema")
	}
	examples := regexp.MustCompile(`(?m)^#(\S| {2})`).ReplaceAllString(text, "$1")
	c = parse(t, examples)
	if err := validate(schema(t), examples); err != nil {
		t.Error(err)
	}
	if list, err = c.Effective(); err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, s := range list {
		said[s.Section] = said[s.Section] || s.Place != (config.Place{})
	}
	for _, section := range []string{"", "categories", "exclude", "sinks", "safe", "barriers", "openers", "closers", "runners", "handles", "after_commit"} {
		if !said[section] {
			t.Errorf("the starter shows nothing of %q", section)
		}
	}
}

// What is in effect is a configuration with the same effect.
func TestEffective(t *testing.T) {
	for name, text := range tables(t) {
		before := effective(t, name, text)
		after := effective(t, name, rewritten(t, name, text))
		if !slices.Equal(before, after) {
			t.Errorf("%s: not the same when written and read again", name)
		}
	}
}

func effective(t *testing.T, name, text string) (out []string) {
	t.Helper()
	c, err := config.Parse(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	list, err := c.Effective()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		out = append(out, s.Section+"."+s.Key+": "+s.Value)
	}
	return out
}

// rewritten is a configuration as txspill config prints it.
func rewritten(t *testing.T, name, text string) string {
	t.Helper()
	c, err := config.Parse(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	list, err := c.Effective()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	section := ""
	for _, s := range list {
		if s.Section != section && s.Section != "" {
			b.WriteString(s.Section + ":\n")
		}
		section = s.Section
		switch {
		case s.Section == "":
			b.WriteString(s.Key + ": " + s.Value + "\n")
		case s.Key == "":
			b.WriteString("  - " + s.Value + "\n")
		default:
			b.WriteString("  " + s.Key + ": " + s.Value + "\n")
		}
	}
	return b.String()
}
