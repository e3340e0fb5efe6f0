package oracle

import (
	"fmt"
	"go/format"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// programsModule is the module of the generated programs.
const programsModule = "example.com/programs"

// files are the source of a program, by path within the module.
type files map[string]string

// generate returns the program of a seed. Its packages lie below a directory of the name.
func generate(seed uint64, name string) (files, error) {
	g := &gen{Rand: rand.New(rand.NewPCG(seed, 0x5EED)), name: name}
	g.features = map[string]bool{}
	for _, f := range features {
		g.features[f] = g.IntN(3) > 0
	}
	g.program()
	out := files{}
	for _, p := range g.pkgs {
		if len(p.decls) == 0 {
			continue
		}
		text := p.source(g)
		src, err := format.Source([]byte(text))
		if err != nil {
			return nil, fmt.Errorf("seed %d: %w\n%s", seed, err, text)
		}
		out[name+"/"+p.dir()+p.name+".go"] = string(src)
	}
	return out, nil
}

// features are what a program may use or do without: programs that use little of much show more
// than programs that use a bit of everything.
var features = []string{
	"panics", "goroutines", "interfaces", "fields", "vars", "generics", "loops", "defers", "closures",
	"contexts", "hooks", "structs", "sessions", "tables", "recursion", "nested", "wrappers", "openers", "higher", "methods", "execers",
}

// gen generates one program. Everything that is declared refers to what was declared before, so that
// packages import each other in one direction and calls come to an end.
type gen struct {
	*rand.Rand
	name     string
	features map[string]bool
	pkgs     []*genPkg
	calls    []callable // that exist so far
	runners  []runner
	openers  []opener
	finishes []string // closers: finish(tx, &err)
	highers  []higher
	holders  []holding
	starts   []string // statements at the start of a run
	unique   int
}

type genPkg struct {
	name  string
	level int
	root  bool
	decls []string
}

func (p *genPkg) dir() string {
	if p.root {
		return ""
	}
	return p.name + "/"
}

// source returns the package with the imports that its text needs.
func (p *genPkg) source(g *gen) string {
	body := strings.Join(p.decls, "\n")
	var imports []string
	for _, std := range []string{"context"} {
		if uses(body, std) {
			imports = append(imports, std)
		}
	}
	for _, q := range g.pkgs {
		if q != p && !q.root && uses(body, q.name) {
			imports = append(imports, programsModule+"/"+g.name+"/"+q.name)
		}
	}
	if uses(body, "lab") {
		imports = append(imports, "example.com/oracle/lab")
	}
	slices.Sort(imports)
	text := "package " + p.name + "\n\n"
	for _, i := range imports {
		text += fmt.Sprintf("import %q\n", i)
	}
	return text + "\n" + body
}

func uses(text, pkg string) bool { return regexp.MustCompile(`\b` + pkg + `\.`).MatchString(text) }

// next returns a name that nothing else has.
func (g *gen) next(prefix string) string {
	g.unique++
	return fmt.Sprintf("%s%d", prefix, g.unique)
}

func (g *gen) has(feature string) bool { return g.features[feature] }

// one in n.
func (g *gen) one(n int) bool { return g.IntN(n) == 0 }

func pick[T any](g *gen, list []T) T { return list[g.IntN(len(list))] }

// name of something declared in q, as p says it.
func (p *genPkg) ref(q *genPkg, name string) string {
	if p == q {
		return name
	}
	return q.name + "." + name
}

// A shape is the type of a function.
type shape int

const (
	void     shape = iota // func()
	fails                 // func() error
	withTx                // func(tx *lab.Tx) error
	withCtx               // func(ctx context.Context) error
	withExec              // func(e lab.Execer) error
)

var params = [...]string{void: "", fails: "", withTx: "q *lab.Tx", withCtx: "ctx context.Context", withExec: "e lab.Execer"}

func (s shape) result() string {
	if s == void {
		return ""
	}
	return "error"
}

func (s shape) typ() string { return strings.TrimSpace("func(" + params[s] + ") " + s.result()) }

// callable is a function that bodies may call.
type callable struct {
	shape
	level int                    // of the package
	expr  func(p *genPkg) string // how p says it
	value bool                   // may be used as a value
	// call, if there is one, is the call: expr is of no use.
	call  func(p *genPkg, args string) string
	idiom string // that a call of it is
	wired bool   // a method of something that is set when the program starts: not for initialisation
}

// shapes that a program uses.
func (g *gen) shape() shape {
	for {
		s := shape(g.IntN(5))
		switch {
		case s == withCtx && !g.has("contexts"), s == withExec && !g.has("execers"):
			continue
		}
		return s
	}
}

// callables returns what p may call.
func (g *gen) callables(p *genPkg, want func(callable) bool) []callable {
	var out []callable
	for _, c := range g.calls {
		if c.level <= p.level && want(c) {
			out = append(out, c)
		}
	}
	return out
}

// program declares everything.
func (g *gen) program() {
	names := []string{"base", "ports", "stores", "impls", "services"}
	names = names[:1+g.IntN(len(names))]
	for i, n := range names {
		g.pkgs = append(g.pkgs, &genPkg{name: n, level: i})
	}
	root := &genPkg{name: g.name, level: len(names), root: true}
	g.pkgs = append(g.pkgs, root)
	base := g.pkgs[0]
	base.decl("// DB is the database.\nvar DB = lab.Open()\n")
	base.decl("var client = &lab.Client{}\n\nvar sender = lab.NewSender()\n")
	base.decl("// Key is for contexts.\ntype Key struct{}\n")
	base.decl("// From returns the transaction of a context.\nfunc From(ctx context.Context) *lab.Tx {\n" +
		"q, _ := ctx.Value(Key{}).(*lab.Tx)\nreturn q\n}\n")
	g.machinery(base)
	for _, p := range g.pkgs {
		for range 2 + g.IntN(5) {
			g.item(p)
		}
	}
	g.run(root)
}

func (p *genPkg) decl(text string) { p.decls = append(p.decls, text) }

// run declares the function that everything starts from: it calls one or two functions, any of
// all, so that all of them run often enough.
func (g *gen) run(root *genPkg) {
	b := &body{gen: g, pkg: root, fuel: 3}
	for _, s := range g.starts {
		b.p("%s", s)
	}
	b.p("for range 1 + lab.Pick(2) {")
	b.p("switch lab.Pick(%d) {", len(g.calls))
	for i, c := range g.calls {
		b.p("case %d:", i)
		switch args, _ := b.args(c.shape); {
		case c.shape == withTx && c.call != nil:
			b.p("_ = %s.InTx(func(q *lab.Tx) error { return %s })", b.db(), c.call(root, "q"))
		case c.call != nil:
			b.p("%s", c.call(root, args))
		case c.shape == withTx:
			b.p("_ = %s.InTx(%s)", b.db(), c.expr(root))
		case c.shape == void:
			b.p("%s()", c.expr(root))
		default:
			b.p("_ = %s(%s)", c.expr(root), args)
		}
	}
	b.p("}\n}")
	root.decl("// Run is the program.\nfunc Run() {\n" + b.text() + "}\n")
}

var verb = regexp.MustCompile(`%(?:\[(\d)\])?s`)

// say fills in a text: %s is the next argument, %[1]s the first, which does not count as the next.
func say(text string, args ...string) string {
	next := 0
	return verb.ReplaceAllStringFunc(text, func(v string) string {
		if v != "%s" {
			return args[v[2]-'1']
		}
		next++
		return args[next-1]
	})
}
