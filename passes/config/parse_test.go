package config_test

import (
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/config"
)

const sink = "sinks:\n  - names: [a.B]\n    category: queue\n    does: publish event\n"

// accepted are configurations without mistakes.
var accepted = []string{
	"", "# nothing\n", "---\n", "~\n", "{}\n", "\ufeffreads: off\n", sink,
	"categories:\n  http: warning\n  cache: off\n  channel: on\n  mail: error\n  queue: true\n  fs: no\n",
	"reads: no\ntests: yes\ngenerated: \"on\"\nabort-paths: true\nread-only: false\n",
	"exclude: legacy\n", "exclude: [legacy/..., '*.pb.go', internal/*/gen.go, .../mock_*.go]\n", "baseline: ci/known.txt\n",
	"openers:\n  - names: (*a.DB).Begin\n    handle: 0\n    error: .Err\n    nested: off\n  - names: a.Start\n    error: none\n    ends: yes\n",
	"closers:\n  - {names: a.Finish, outcome: either, handle: 1}\n",
	"runners:\n  - {names: [(a.Store).InTx], callback: any, handle: context, retries: driver}\n",
	"handles:\n  - {types: '*a.Tx', proves: no}\n  - {types: 'a.RO', read_only: yes}\n",
	"safe:\n  - {names: '(*a.Box[K, V]).Add', tx: receiver, reason: 5}\n",
	"barriers:\n  - packages: [a/b/..., c]\n  - names: a.F\n",
	"after_commit:\n  - {names: (*a.Tx).OnCommit, callback: 0}\n",
	"callbacks:\n  - {names: a.Go, param: 0, when: async}\n",
	"registers:\n  - {names: a.Go, of: [a.B], on: a.C}\n",
	"read_only:\n  - {type: a.Options, field: RO, value: true}\n",
	"errors:\n  - names: a.New\nexits:\n  - receivers: [(*a.T), (a.I)]\n    methods: [Die, Exit]\n",
	"hooks:\n  - {lib: orm, imports: a/orm, methods: 'After*', signatures: ['func(*a/orm.DB) error'], handle: 0}\n",
	"families:\n  - {role: sink, package: a/..., type: '*Client', methods: '*', except: Close, reads: Get*, category: http, does: call}\n",
	"families:\n  - {role: handle, package: a, type: Tx, embeds: config, proves: yes}\n",
	"none:\n  - {names: a.B, types: a.T, packages: a/...}\n",
}

// mistakes are configurations with one mistake. Of some a schema cannot know.
var mistakes = []struct {
	name, text, want string
	subtle           bool
}{
	{"yaml", "reads: [\n", `c.yml:2:1: not valid YAML: did not find expected node content`, true},
	{"list", "- a\n", `c.yml:1:1: a configuration is a mapping: write keys such as "categories:", "sinks:" or "exclude:"`, false},
	{"alias", "exclude: &x [a]\nbaseline: *x\n", `c.yml:1:10: anchors and aliases are not supported: write the values out`, true},
	{"tag", "baseline: !!str a\n", `c.yml:1:11: tags are not supported: write the value alone`, true},
	{"key", "category:\n  http: on\n", `c.yml:1:1: unknown key "category": write "categories"`, false},
	{"role", "sink:\n  - names: [a.B]\n", `c.yml:1:1: unknown key "sink": write "sinks"`, false},
	{"spelling", "abort_paths: on\n", `c.yml:1:1: unknown key "abort_paths": write "abort-paths"`, false},
	{"tables only", "modules:\n  a: v1\n", `c.yml:1:1: unknown key "modules": write one of categories, reads, tests, generated, abort-paths, read-only, exclude, baseline, openers, closers, runners, hooks, handles, sinks, safe, barriers, after_commit, callbacks, registers, read_only, errors, exits, families, none`, false},
	{"twice", "reads: on\nreads: off\n", `c.yml:2:1: duplicate key "reads": write it once, with all that belongs below it`, true},
	{"category", "categories:\n  htpp: on\n", `c.yml:2:3: unknown key "htpp" in categories: write "http"`, false},
	{"category twice", "categories:\n  http: on\n  http: off\n", `c.yml:3:3: duplicate key "http" in categories: write it once`, true},
	{"level", "categories:\n  http: warn\n", `c.yml:2:9: http: unknown value "warn": write one of on, off, error, warning`, false},
	{"no level", "categories:\n  http:\n", `c.yml:2:8: http: write a value, or leave the key out`, false},
	{"level list", "categories:\n  http: [on]\n", `c.yml:2:9: http: write a plain text`, false},
	{"categories list", "categories: [http]\n", `c.yml:1:13: categories: write lines such as "http: warning" below it`, false},
	{"truth", "tests: maybe\n", `c.yml:1:8: tests: "maybe" is neither yes nor no: write true or false`, false},
	{"truth number", "tests: 1\n", `c.yml:1:8: tests: "1" is neither yes nor no: write true or false`, false},
	{"setting for role", "read-only:\n  - {type: a.O, field: F, value: true}\n", `c.yml:2:3: read-only: write on or off; the list of fields that make a transaction read-only stands under read_only`, false},
	{"role for setting", "read_only: on\n", `c.yml:1:1: read_only: write a list of groups, each after a dash; the setting that is on or off is read-only`, false},
	{"exclude", "exclude: [/etc]\n", `c.yml:1:11: exclude: "/etc" is no path below the root of the module: write path/to/file.go, path/to/dir or a pattern such as .../*_gen.go`, false},
	{"exclude slash", "exclude: legacy/\n", `c.yml:1:10: exclude: malformed pattern "legacy/": write "legacy"`, false},
	{"exclude stars", "exclude: legacy/**\n", `c.yml:1:10: exclude: malformed pattern "legacy/**": write "legacy/..."`, false},
	{"exclude dot", "exclude: ./legacy\n", `c.yml:1:10: exclude: malformed pattern "./legacy": write "legacy"`, false},
	{"exclude backslash", "exclude: 'a\\b'\n", `c.yml:1:10: exclude: malformed pattern "a\\b": write a path with slashes, with * for any text without one and ... for any text`, false},
	{"exclude twice", "exclude: [a, a]\n", `c.yml:1:14: exclude: a is listed twice: write it once`, true},
	{"exclude nothing", "exclude: []\n", `c.yml:1:10: exclude: the list is empty: write at least one element, or leave the key out`, false},
	{"baseline", "baseline: ../x\n", `c.yml:1:11: baseline: "../x" is no file beside this one or below: write a relative name with slashes`, false},
	{"baseline empty", "baseline:\n", `c.yml:1:10: baseline: write a plain text`, false},
	{"baseline list", "baseline: [a]\n", `c.yml:1:11: baseline: write a plain text`, false},
	{"no list", "sinks:\n  names: a.B\n", `c.yml:2:3: sinks: write a list of groups, each after a dash`, false},
	{"no group", "sinks: [a.B]\n", `c.yml:1:9: sinks: a group is a mapping: write the keys of one group below each dash`, false},
	{"attribute", "sinks:\n  - {names: a.B, categorie: http, does: x}\n", `c.yml:2:18: unknown key "categorie" in sinks: write "category"`, false},
	{"no category", "sinks:\n  - {names: a.B, does: x}\n", `c.yml:2:5: missing key "category" in sinks: write one of payment, `, false},
	{"no such category", "sinks:\n  - {names: a.B, category: quue, does: x}\n", `c.yml:2:28: category: unknown value "quue": write "queue"`, false},
	{"no names", "sinks:\n  - {category: http, does: x}\n", `c.yml:2:5: missing key "names" in sinks: write the functions that the group speaks of`, false},
	{"name", "sinks:\n  - {names: Publish, category: http, does: x}\n", `c.yml:2:13: names: malformed name "Publish": write path/to/pkg.Func, (*path/to/pkg.Type).Method or (path/to/pkg.Interface).Method`, false},
	{"name outside", "sinks:\n  - {names: a/b.(*T).M, category: http, does: x}\n", `c.yml:2:13: names: malformed name "a/b.(*T).M": write the package inside the parentheses, (*a/b.T).Method`, false},
	{"name twice", sink + "  - names: a.B\n    category: http\n    does: y\n", `c.yml:5:12: a.B is listed twice in sinks: write it once`, true},
	{"index", "runners:\n  - {names: a.B, callback: first}\n", `c.yml:2:28: callback: "first" is no index: write a number from 0, or any`, false},
	{"word index", "openers:\n  - {names: a.B, handle: context}\n", `c.yml:2:26: handle: "context" is no index: write a number from 0, or receiver`, false},
	{"outcome", "closers:\n  - {names: a.B}\n", `c.yml:2:5: missing key "outcome" in closers: write one of commit, rollback, either, savepoint, release`, false},
	{"half a product", "errors:\n  - {receivers: (a.T)}\n", `c.yml:2:5: receivers and methods go together: write both`, false},
	{"type", "handles:\n  - {types: Tx}\n", `c.yml:2:13: types: malformed type "Tx": write path/to/pkg.Type or *path/to/pkg.Type`, false},
	{"package", "barriers:\n  - packages: [/a]\n", `c.yml:2:16: packages: malformed package "/a": write path/to/pkg or path/to/pkg/...`, false},
	{"family role", "families:\n  - {package: a, methods: B}\n", `c.yml:2:5: missing key "role" in families: write one of sink, `, false},
	{"family key", "families:\n  - {role: runner, package: a, methods: B, category: http}\n", `c.yml:2:44: unknown key "category" in families: write one of lib, role, `, false},
	{"family index", "families:\n  - {role: opener, package: a, methods: B, handle: context}\n", `c.yml:2:52: handle: "context" is no index: write a number from 0, or receiver`, false},
	{"hook", "hooks:\n  - {lib: a, imports: a, methods: B}\n", `c.yml:2:5: missing key "methods" or "signatures" in hooks: write both`, false},
}

func TestMistakes(t *testing.T) {
	for _, tt := range mistakes {
		_, err := config.Parse("c.yml", []byte(tt.text))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, tt.want)
		}
		if n := len(config.Mistakes(err)); n != 1 {
			t.Errorf("%s: %d mistakes", tt.name, n)
		}
	}
	for _, text := range accepted {
		if _, err := config.Parse("c.yml", []byte(text)); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
	}
}
