package inferred

import (
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/link"
)

var rule = link.Rule{
	Role: "sinks", Name: "(shop.Events).Created", Why: "mails.Bus.Created → smtp.SendMail",
	Keys: []link.Key{{Name: "category", Value: "mail"}, {Name: "does", Value: "it's: sent"}},
}

const group = `  # inferred: mails.Bus.Created → smtp.SendMail
  - names: [(shop.Events).Created]
    category: mail
    does: 'it''s: sent'
    inferred: true
`

const old = `  # inferred: b → c
  # inferred: and d
  - names:
      - (shop.Old).One
      - (shop.Old).Two
    inferred: yes
    category: mail
`

func TestMerge(t *testing.T) {
	for _, tt := range []struct {
		name, old, want string
		rules           []link.Rule
	}{
		{"nothing into nothing", "", "", nil},
		{"into nothing", "", "sinks:\n" + group, []link.Rule{rule}},
		{"comments alone", "# mine\n", "# mine\n\nsinks:\n" + group, []link.Rule{rule}},
		{"no end of line", "reads: off", "reads: off\n\nsinks:\n" + group, []link.Rule{rule}},
		{"nothing is left", "reads: off\nsinks:\n" + old + "tests: on\n", "reads: off\ntests: on\n", nil},
		{"in place of others", "sinks:\n" + old + "\n# more\ntests: on\n", "sinks:\n" + group + "\n# more\ntests: on\n", []link.Rule{rule}},
		{
			"beside theirs", "sinks:\n  - names: [a.B]\n    does: |\n      send\n\n      mail\n    category: mail\n" + old + "  # theirs\n  - names: [a.C]\n\n\ntests: on\n",
			"sinks:\n  - names: [a.B]\n    does: |\n      send\n\n      mail\n    category: mail\n  # theirs\n  - names: [a.C]\n" + group + "\n\ntests: on\n",
			[]link.Rule{rule},
		},
		{
			"no indent", "sinks:\n- names: [a.B]\n", "sinks:\n- names: [a.B]\n" + unindent(group), []link.Rule{rule},
		},
		{"theirs by name, in another role", "safe:\n  - names: [(shop.Events).Created]\n", "safe:\n  - names: [(shop.Events).Created]\n", []link.Rule{rule}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res, err := Merge("c.yml", []byte(tt.old), tt.rules)
			if err != nil {
				t.Fatal(err)
			}
			if string(res.Text) != tt.want {
				t.Errorf("got\n%s\nwant\n%s", res.Text, tt.want)
			}
			again, err := Merge("c.yml", res.Text, tt.rules)
			if err != nil || string(again.Text) != tt.want || again.New != 0 || again.Gone != 0 {
				t.Errorf("again: %v, %d new, %d gone\n%s", err, again.New, again.Gone, again.Text)
			}
		})
	}
}

func unindent(s string) string {
	return strings.ReplaceAll(strings.TrimPrefix(s, "  "), "\n  ", "\n")
}

// TestMergeRefused: what cannot be edited by lines is left alone.
func TestMergeRefused(t *testing.T) {
	for old, want := range map[string]string{
		"sinks: []\n":                              "c.yml:1: sinks: write a list",
		"sinks: [{names: [a.B]}]\n":                "c.yml:1: sinks: write a list",
		"sinks:\n- {names: [a], inferred: true}\n": "c.yml:2: sinks: write what was inferred",
		"sinks: [\n":                               "c.yml: ",
	} {
		if _, err := Merge("c.yml", []byte(old), []link.Rule{rule}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", old, err, want)
		}
	}
}
