package config_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/txspill/txspill/passes/config"
)

var update = flag.Bool("update", false, "write generated files anew")

// The schema in the repository, which editors fetch, is the one that is made from the Go types.
func TestSchemaFile(t *testing.T) {
	want, err := config.Schema()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("schema.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("schema.json is stale: run go test -run SchemaFile -update in this folder")
	}
}

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := config.Schema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(config.SchemaURL, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(config.SchemaURL)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// errNoData is what validate says of text that is no data: keys that stand there twice, or are lists.
var errNoData = errors.New("no data")

// validate checks a configuration as an editor does.
func validate(s *jsonschema.Schema, text string) error {
	var v any
	if err := yaml.Load([]byte(text), &v); err != nil && text != "" && text[0] != '#' {
		return errNoData
	}
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}

// What Parse takes the schema takes, and what Parse rejects for its form the schema rejects.
func TestSchema(t *testing.T) {
	s := schema(t)
	for name, text := range tables(t) {
		if err := validate(s, text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, text := range accepted {
		if err := validate(s, text); err != nil {
			t.Errorf("%s\n%v", text, err)
		}
	}
	for _, tt := range mistakes {
		if err := validate(s, tt.text); err == nil && !tt.subtle {
			t.Errorf("%s: valid for the schema:\n%s", tt.name, tt.text)
		}
	}
}

// Whatever is put in place of a value or a key, schema and Parse agree on it, as far as a schema can
// know: it is there to catch slips, so it may take a name that is malformed or listed twice.
func TestSchemaAgrees(t *testing.T) {
	s := schema(t)
	n, taken := 0, 0
	for _, text := range accepted {
		eachMutant(t, text, func(text string) {
			n++
			_, err := config.Parse("c.yml", []byte(text))
			invalid := validate(s, text)
			switch {
			case err == nil && invalid != nil:
				t.Errorf("Parse takes it, the schema does not: %v\n%s", invalid, text)
			case err != nil && invalid == nil && !beyondSchema(err):
				t.Errorf("the schema takes it, Parse does not: %v\n%s", err, text)
			case err == nil:
				taken++
			}
		})
	}
	if taken == 0 || taken == n {
		t.Errorf("%d of %d mutants are configurations: that says little", taken, n)
	}
	t.Logf("%d of %d mutants are configurations", taken, n)
}

// beyondSchema reports whether every mistake is one that a schema need not know.
func beyondSchema(err error) bool {
	for _, m := range config.Mistakes(err) {
		if !strings.Contains(m.Text, "malformed") && !strings.Contains(m.Text, "twice") {
			return false
		}
	}
	return true
}

// eachMutant calls yield with the text after each possible change of one node.
func eachMutant(t *testing.T, text string, yield func(string)) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Load([]byte(text), &doc); err != nil {
		return // a text without a document
	}
	write := func() {
		out, err := yaml.Dump(&doc)
		if err != nil {
			t.Fatal(err)
		}
		yield(string(out))
	}
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		was := *n
		for _, m := range mutants() {
			*n = m
			write()
		}
		*n = was
		if n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode {
			step := map[yaml.Kind]int{yaml.MappingNode: 2, yaml.SequenceNode: 1}[n.Kind]
			for i := 0; i < len(was.Content); i += step {
				n.Content = slices.Delete(slices.Clone(was.Content), i, i+step)
				write()
			}
			n.Content = was.Content
		}
		for _, c := range n.Content {
			visit(c)
		}
	}
	visit(doc.Content[0])
}

// mutants are nodes to put in place of another.
func mutants() []yaml.Node {
	list := []yaml.Node{{Kind: yaml.SequenceNode}, {Kind: yaml.MappingNode}}
	for _, v := range []string{
		"x", "on", "off", "warning", "true", "0", "100", "-1", "1.5", "receiver", "context", "any", "none", "commit", "read", "http",
		"a.B", "(a.T)", "(*a.T).M", "a/...", "*", ".Err", "names", "methods", "receivers", "category", "handle", "read_only", "read-only",
		"sinks", "reads",
	} {
		list = append(list, yaml.Node{Kind: yaml.ScalarNode, Value: v})
	}
	null := yaml.Node{Kind: yaml.ScalarNode, Value: "null", Tag: "!!null"}
	empty := yaml.Node{Kind: yaml.ScalarNode, Value: "", Tag: "!!str", Style: yaml.DoubleQuotedStyle}
	wrapped := yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: "a.B"}}}
	return append(list, null, empty, wrapped)
}
