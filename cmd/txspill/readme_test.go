package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/txspill/txspill/passes/config"
)

var update = flag.Bool("update", false, "rewrite the output in README.md from what the commands print")

const (
	root   = "../.."
	readme = root + "/README.md"
)

// The consoles in README show what their commands print. A line "$ command" begins each of them.
func TestReadmeConsoles(t *testing.T) {
	readSources(t, root+"/testdata/shop")
	text := readFile(t, readme)
	console := regexp.MustCompile("(?s)```console\n(.*?)```")
	if !console.MatchString(text) {
		t.Fatal("no console in README.md")
	}
	got := console.ReplaceAllStringFunc(text, func(block string) string {
		command, _, _ := strings.Cut(console.FindStringSubmatch(block)[1], "\n")
		return "```console\n" + command + "\n" + consoleOutput(t, command) + "```"
	})
	if got == text {
		return
	}
	if *update {
		if err := os.WriteFile(readme, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md shows other output than the command prints now; run `go test ./cmd/txspill -run Readme -update`\n%s",
		firstDifference(text, got))
}

// consoleOutput runs `$ go run ./cmd/txspill args`, in the root of the repository.
func consoleOutput(t *testing.T, command string) string {
	t.Helper()
	args, ok := strings.CutPrefix(command, "$ go run ./cmd/txspill ")
	if !ok {
		t.Fatalf("cannot run %q", command)
	}
	cmd := exec.Command("txspill", strings.Fields(args)...)
	cmd.Dir = root
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != exitFindings {
		t.Fatalf("%s: %v, want exit code %d\n%s", command, err, exitFindings, &stderr)
	}
	return stdout.String()
}

// The Go code in README stands in the file that is named above it, but for the `// want` comments.
func TestReadmeCode(t *testing.T) {
	blocks := regexp.MustCompile("(?s)(?:<!-- from (\\S+) -->\n)?```go\n(.*?)```").FindAllStringSubmatch(readFile(t, readme), -1)
	if len(blocks) == 0 {
		t.Fatal("no Go code in README.md")
	}
	comment := regexp.MustCompile(`(?m)[ \t]*// (want|ok)\b.*$`)
	for _, block := range blocks {
		if block[1] == "" {
			t.Errorf("nothing says where this is from:\n%s", block[2])
			continue
		}
		source := comment.ReplaceAllString(readFile(t, filepath.Join(root, block[1])), "")
		if !strings.Contains(source, block[2]) {
			t.Errorf("%s does not have\n%s", block[1], block[2])
		}
	}
}

// The configuration in README is one.
func TestReadmeConfiguration(t *testing.T) {
	blocks := regexp.MustCompile("(?s)<!-- .txspill.yml -->\n```yaml\n(.*?)```").FindAllStringSubmatch(readFile(t, readme), -1)
	if len(blocks) == 0 {
		t.Fatal("no configuration in README.md")
	}
	for _, block := range blocks {
		if _, err := config.Parse("README.md", []byte(block[1])); err != nil {
			t.Error(err)
		}
	}
}

// The table of categories in README is that of the catalogue: all of them, with their defaults.
func TestReadmeCategories(t *testing.T) {
	var shown []string
	for _, row := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\| .+ \\| (on|off) \\|$").FindAllStringSubmatch(readFile(t, readme), -1) {
		shown = append(shown, row[1]+" "+row[2])
	}
	want := catalogCategories(t)
	slices.Sort(shown)
	slices.Sort(want)
	if !slices.Equal(shown, want) {
		t.Errorf("README.md has\n%s\nthe catalogue has\n%s", shown, want)
	}
}

// catalogCategories reads the categories and their defaults from the source of the catalogue, which
// is internal to passes: its constants of type Category, on unless DefaultOn lists them.
func catalogCategories(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), root+"/passes/internal/catalog/category.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	value := make(map[string]string)
	off := make(map[string]bool)
	for n := range ast.Preorder(file) {
		switch n := n.(type) {
		case *ast.ValueSpec:
			if id, ok := n.Type.(*ast.Ident); ok && id.Name == "Category" {
				value[n.Names[0].Name], err = strconv.Unquote(n.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
			}
		case *ast.CaseClause:
			for _, expr := range n.List {
				off[expr.(*ast.Ident).Name] = true
			}
		}
	}
	var out []string
	for name, v := range value {
		state := "on"
		if off[name] {
			state = "off"
		}
		out = append(out, v+" "+state)
	}
	return out
}

// readSources reads the files that a child process will read, so that the test cache knows of them.
func readSources(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			_, err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func firstDifference(have, want string) string {
	haveLines, wantLines := strings.Split(have, "\n"), strings.Split(want, "\n")
	for i := range min(len(haveLines), len(wantLines)) {
		if haveLines[i] != wantLines[i] {
			return fmt.Sprintf("line %d has\n%s\nthe command prints\n%s", i+1, haveLines[i], wantLines[i])
		}
	}
	return "one is longer"
}
