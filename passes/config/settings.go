package config

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/txspill/txspill/passes/internal/catalog"
	"github.com/txspill/txspill/passes/internal/document"
)

// Level says what becomes of a finding.
type Level string

// The levels.
const (
	Off     Level = "off"
	Warning Level = "warning" // shown, but it does not fail the run
	Error   Level = "error"
)

// settings are the keys that are not of the catalogue, as far as they are there.
type settings struct {
	categories map[string]said[Level]
	truths     map[string]said[bool]
	exclude    []said[string]
	baseline   said[string]
}

// said is a value with the place where it stands.
type said[T any] struct {
	value T
	at    document.Place
}

// truthKeys are the settings that are on or off.
func truthKeys() []string { return []string{"reads", "tests", "generated", "abort-paths", "read-only"} }

// settingKeys are the keys of all settings.
func settingKeys() []string {
	return slices.Concat([]string{"categories"}, truthKeys(), []string{"exclude", "baseline"})
}

// levelWords are what may stand behind a category.
func levelWords() []string { return []string{"on", "off", "error", "warning"} }

// read reads a setting. The group has it as its only field.
func (s *settings) read(g *document.Group, key string) {
	n := g.Fields[key]
	switch key {
	case "categories":
		s.readCategories(g, n)
	case "exclude":
		s.readExclude(g)
	case "baseline":
		s.baseline = said[string]{g.Text(key), g.Place(n)}
		if v := s.baseline.value; v != "" && !localFile(v) {
			g.At(n, "baseline: %q is no file beside this one or below: write a relative name with slashes", v)
		}
	default:
		if isList(n) {
			g.At(n, "%s: write on or off%s", key, otherKey(key))
			return
		}
		s.truths[key] = said[bool]{g.Truth(key, false), g.Place(n)}
	}
}

// otherKey helps where a role of the catalogue is named like a setting.
func otherKey(key string) string {
	if key == "read-only" {
		return "; the list of fields that make a transaction read-only stands under read_only"
	}
	return ""
}

func isList(n *yaml.Node) bool { return n.Kind == yaml.SequenceNode }

func localFile(name string) bool {
	return !path.IsAbs(name) && !filepath.IsAbs(name) && !strings.Contains(name, `\`) &&
		path.Clean(name) == name && name != "." && name != ".." && !strings.HasPrefix(name, "../")
}

func (s *settings) readCategories(g *document.Group, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		g.At(n, "categories: write lines such as \"http: warning\" below it")
		return
	}
	lines, _ := document.NewGroup(g.Problems, "categories", n)
	lines.Only(categoryNames())
	for _, name := range categoryNames() {
		v := lines.Fields[name]
		if v == nil {
			continue
		}
		s.categories[name] = said[Level]{level(lines, name), g.Place(v)}
	}
}

// level reads the word behind a category.
func level(g *document.Group, name string) Level {
	switch n := g.Fields[name]; n.Value {
	case "true", "yes", "false", "no": // what on and off are to other readers of YAML
		if g.Truth(name, true) {
			return Error
		}
		return Off
	}
	if word := g.Word(name, "on", levelWords()...); word != "on" {
		return Level(word)
	}
	return Error
}

func categoryNames() []string {
	var names []string
	for _, c := range catalog.Categories() {
		names = append(names, string(c))
	}
	return names
}

func (s *settings) readExclude(g *document.Group) {
	for _, n := range g.List("exclude") {
		if err := checkFilePattern(n.Value); err != nil {
			g.At(n, "exclude: %v", err)
			continue
		}
		if slices.ContainsFunc(s.exclude, func(o said[string]) bool { return o.value == n.Value }) {
			g.At(n, "exclude: %s is listed twice: write it once", n.Value)
			continue
		}
		s.exclude = append(s.exclude, said[string]{n.Value, g.Place(n)})
	}
}
