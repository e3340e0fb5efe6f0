package catalog

import (
	"strings"
	"testing"
)

// Each mistake is reported at its place, with what to write instead.
func TestMistakes(t *testing.T) {
	const opener = "openers:\n  - names: [a.B]\n"
	const sink = "sinks:\n  - names: [a.B]\n    does: send mail\n    category: "
	for _, tt := range []struct{ name, table, want string }{
		{"yaml", "a: [1\n", `t.yaml:2:1: not valid YAML: did not find expected ',' or ']'`},
		{"control character", "a: \x00", `t.yaml:1:1: not valid YAML: control characters are not allowed (value: 0)`},
		{"no mapping", "- a\n", `t.yaml:1:1: a table is a mapping: write keys such as openers, closers, runners, each with a list of groups`},
		{"two documents", "openers:\n---\nopeners:\n", `t.yaml:1:1: not valid YAML: expected single document, found multiple`},
		{"alias", "errors: &a\n  - names: [a.B]\nopeners: *a\n", `t.yaml:1:9: anchors and aliases are not supported: write the values out`},

		{"unknown role", "sink:\n  - names: [a.B]\n", `t.yaml:1:1: unknown key "sink": write "sinks"`},
		{"nothing like it", "colour: red\n", `t.yaml:1:1: unknown key "colour": write one of modules, unserved, openers, closers, runners, hooks, handles, sinks, safe, barriers, after_commit, callbacks, registers, read_only, errors, exits, families, none`},
		{"role twice", "errors:\n  - names: [a.B]\nerrors:\n  - names: [a.C]\n", `t.yaml:3:1: duplicate key "errors": write it once, with all groups below it`},
		{"no list", "errors:\n  names: [a.B]\n", `t.yaml:2:3: errors: write a list of groups, each after a dash`},
		{"no group", "errors:\n  - a.B\n", `t.yaml:2:5: errors: a group is a mapping: write the keys of one group below each dash`},

		{"unknown key", opener + "    handel: 0\n", `t.yaml:3:5: unknown key "handel" in openers: write "handle"`},
		{"key twice", opener + "    handle: 0\n    handle: 1\n", `t.yaml:4:5: duplicate key "handle" in openers: write it once`},
		{"no names", "errors:\n  - lib: x\n", `t.yaml:2:5: missing key "names" in errors: write the functions that the group speaks of`},
		{"empty names", "errors:\n  - names: []\n", `t.yaml:2:12: names: the list is empty: write at least one element, or leave the key out`},
		{"mapping as name", "errors:\n  - names: [{a: b}]\n", `t.yaml:2:13: names: write a plain text`},
		{"name twice", "errors:\n  - names: [a.B]\n  - names: [a.C, a.B]\n", `t.yaml:3:18: a.B is listed twice in errors: write it once`},
		{"generic name twice", "errors:\n  - names: ['(a.T[K, V]).M', '(a.T[X]).M']\n", `t.yaml:2:30: (a.T).M is listed twice in errors: write it once`},
		{"product twice", "errors:\n  - names: [(a.T).M]\n  - receivers: [(a.T)]\n    methods: [M]\n", `t.yaml:3:17: (a.T).M is listed twice in errors: write it once`},
		{"name after product", "errors:\n  - receivers: [(a.T)]\n    methods: [M]\n  - names: [(a.T).M]\n", `t.yaml:4:13: (a.T).M is listed twice in errors: write it once`},
		{"half a product", "errors:\n  - receivers: [(a.T)]\n", `t.yaml:2:5: receivers and methods go together: write both`},
		{"method twice", "errors:\n  - receivers: [(a.T)]\n    methods: [M, M]\n", `t.yaml:3:18: methods: "M" is malformed or listed twice: write each method name once`},
		{"bad receiver", "errors:\n  - receivers: [a.T]\n    methods: [M]\n", `t.yaml:2:17: receivers: malformed receiver "a.T": write (path/to/pkg.Type) or (*path/to/pkg.Type)`},

		{"bare name", "errors:\n  - names: [New]\n", `t.yaml:2:13: names: malformed name "New": write path/to/pkg.Func, (*path/to/pkg.Type).Method or (path/to/pkg.Interface).Method`},
		{"method like a function", "errors:\n  - names: [a/b.(*T).M]\n", `t.yaml:2:13: names: malformed name "a/b.(*T).M": write the package inside the parentheses, (*a/b.T).Method`},
		{"space in path", "errors:\n  - names: [(*a b.T).M]\n", `t.yaml:2:13: names: malformed name "(*a b.T).M": write path/to/pkg.Func, (*path/to/pkg.Type).Method or (path/to/pkg.Interface).Method`},
		{"bad type", "handles:\n  - types: [Tx]\n", `t.yaml:2:13: types: malformed type "Tx": write path/to/pkg.Type or *path/to/pkg.Type`},
		{"type twice", "handles:\n  - types: ['*a.Tx', a.Tx]\n", `t.yaml:2:22: a.Tx is listed twice in handles: write it once`},
		{"no types", "handles:\n  - proves: yes\n", `t.yaml:2:5: missing key "types" in handles: write the types that the group speaks of`},

		{"no index", opener + "    handle: first\n", `t.yaml:3:13: handle: "first" is no index: write a number from 0, or receiver`},
		{"negative index", opener + "    error: -1\n", `t.yaml:3:12: error: "-1" is no index: write a number from 0, or none`},
		{"no truth", opener + "    nested: maybe\n", `t.yaml:3:13: nested: "maybe" is neither yes nor no: write true or false`},
		{"no outcome", "closers:\n  - names: [(a.T).M]\n", `t.yaml:2:5: missing key "outcome" in closers: write one of commit, rollback, either, savepoint, release`},
		{"unknown outcome", "closers:\n  - names: [(a.T).M]\n    outcome: comit\n", `t.yaml:3:14: outcome: unknown value "comit": write "commit"`},
		{"unknown retries", "runners:\n  - names: [a.B]\n    retries: sometimes\n", `t.yaml:3:14: retries: unknown value "sometimes": write one of always, never, option, driver`},
		{"unknown category", sink + "mails\n", `t.yaml:4:15: category: unknown value "mails": write "mail"`},
		{"no does", "sinks:\n  - names: [a.B]\n    category: mail\n", `t.yaml:2:5: missing key "does" in sinks: say in two or three words what the call does, such as "publish message"`},
		{"unknown when", "callbacks:\n  - names: [a.B]\n    when: soon\n", `t.yaml:3:11: when: unknown value "soon": write one of now, async, later`},
		{"bad of", "registers:\n  - names: [a.B]\n    of: [x]\n", `t.yaml:3:10: of: malformed name "x": write path/to/pkg.Func, (*path/to/pkg.Type).Method or (path/to/pkg.Interface).Method`},
		{"list for text", sink + "mail\n    effect: [send]\n", `t.yaml:5:13: effect: write a plain text`},
		{"bad package", "barriers:\n  - packages: [a//b]\n", `t.yaml:2:16: packages: malformed package "a//b": write path/to/pkg or path/to/pkg/...`},
		{"no value", "read_only:\n  - type: a.T\n    field: F\n", `t.yaml:2:5: missing key "value" in read_only: write the value that makes the transaction read-only`},

		{"hook without methods", "hooks:\n  - lib: x\n    imports: a/b\n", `t.yaml:2:5: missing key "methods" or "signatures" in hooks: write both`},
		{"bad signature", "hooks:\n  - lib: x\n    imports: a/b\n    methods: [M]\n    signatures: [error]\n", `t.yaml:5:18: signatures: malformed signature "error": write func(*path/to/pkg.Type) error, without parameter names`},

		{"family without role", "families:\n  - package: a\n", `t.yaml:2:5: missing key "role" in families: write one of sink, opener, closer, runner, handle, after_commit, safe, callback`},
		{"unknown family role", "families:\n  - role: sinks\n    package: a\n", `t.yaml:2:11: role: unknown value "sinks": write "sink"`},
		{"key of another role", "families:\n  - role: closer\n    package: a\n    methods: M\n    outcome: commit\n    category: mail\n", `t.yaml:6:5: unknown key "category" in families: write one of lib, role, package, type, imports, interface, embeds, examples, methods, except, variadic, result, signature, outcome, handle`},
		{"family without package", "families:\n  - role: safe\n    methods: M\n", `t.yaml:2:5: missing key "package" in families: write path/to/pkg, path/... or path/*/pkg`},
		{"family without methods", "families:\n  - role: safe\n    package: a\n", `t.yaml:2:5: missing key "methods" in families: write the names of the functions, with * for any text`},
		{"handle without type", "families:\n  - role: handle\n    package: a\n", `t.yaml:2:5: missing key "type" in families: write the name of the handle type`},
		{"bad package pattern", "families:\n  - role: safe\n    package: 'a b'\n    methods: M\n", `t.yaml:3:14: package: malformed package pattern "a b": write path/to/pkg, path/... or path/*/pkg`},
		{"bad method pattern", "families:\n  - role: safe\n    package: a\n    methods: '^Get'\n", `t.yaml:4:14: methods: malformed pattern "^Get": write a name, with * for any text`},
		{"bad condition", "families:\n  - role: safe\n    package: a\n    methods: M\n    variadic: '*a.T'\n", `t.yaml:5:15: variadic: malformed type "*a.T": write path/to/pkg.Type, or Type for one of the same package`},

		{"module twice", "modules:\n  a.b/c: v1.0.0\n  a.b/c: v1.0.1\n", `t.yaml:3:3: modules: a.b/c is listed twice: write it once`},
		{"module without version", "modules:\n  a.b/c:\n", `t.yaml:2:3: modules: malformed line: write path/to/module: version`},
		{"modules no mapping", "modules: [a.b/c]\n", `t.yaml:1:10: modules: write path/to/module: version lines`},
		{"several", opener + "    handel: 0\n    error: x\n", "t.yaml:3:5: unknown key \"handel\" in openers: write \"handle\"\nt.yaml:4:12: error: \"x\" is no index: write a number from 0, or none"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Only(Source{"t.yaml", []byte(tt.table)})
			if err == nil {
				t.Fatalf("no error, want %s", tt.want)
			}
			if got := strings.TrimSpace(err.Error()); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// A table may be empty, or say nothing but comments.
func TestEmptyTables(t *testing.T) {
	for _, s := range []string{"", "\n\n", "# nothing\n", "null\n", "---\n", "{}\n", "\xef\xbb\xbf# nothing\n"} {
		if _, err := Only(Source{"t.yaml", []byte(s)}); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// FuzzTable holds that no input makes the loader panic, and that a table with mistakes has
// at least one that names its place.
func FuzzTable(f *testing.F) {
	f.Add([]byte("openers:\n  - names: [(*a.T).Begin]\n    handle: 0\n    error: .Err\n"))
	f.Add([]byte("families:\n  - role: sink\n    package: [a/*, b/...]\n    type: '*Client'\n    methods: '*'\n    category: http\n    does: call\n"))
	f.Add([]byte("hooks:\n  - lib: x\n    imports: a\n    methods: [M]\n    signatures: [func()]\nread_only:\n  - {type: a.T, field: F, value: 1}\n"))
	f.Add([]byte("none:\n  - names: [a.B]\n    packages: [a/...]\nbarriers:\n  - packages: [b]\n    names: [c.D]\n"))
	f.Add([]byte("errors:\n  - receivers: [(a.T[K, V])]\n    methods: [A, B]\n"))
	f.Add([]byte("? [a, b]\n: - &x {a: *x}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Only(Source{"t.yaml", data})
		if err != nil && !strings.HasPrefix(err.Error(), "t.yaml:") {
			t.Errorf("no place: %v", err)
		}
	})
}
