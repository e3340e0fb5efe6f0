package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

const actionDir = root + "/.github/actions/txspill"

// step is a step of the composite action.
type step struct {
	ID  string            `yaml:"id"`
	Env map[string]string `yaml:"env"`
	Run string            `yaml:"run"`
}

// The steps of the GitHub action do what they are for, in a module that has txspill as a tool. What
// GitHub does is done here: it fills in expressions, and hands the output of a step on.
func TestAction(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil || testing.Short() {
		t.Skip("builds txspill, and needs bash")
	}
	var action struct {
		Runs struct {
			Using string `yaml:"using"`
			Steps []step `yaml:"steps"`
		} `yaml:"runs"`
	}
	readYAML(t, actionDir+"/action.yml", &action)
	if len(action.Runs.Steps) != 2 || action.Runs.Using != "composite" {
		t.Fatalf("not the two steps that this test knows: %+v", action)
	}
	for name, value := range map[string]string{"GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOSUMDB": "off", "GOWORK": "off"} {
		t.Setenv(name, value) // all that is needed is in the module cache, or here
	}
	module := toolModule(t)
	output := filepath.Join(t.TempDir(), "output")
	run := func(s step, dir string, values map[string]string) (string, int) {
		cmd := exec.Command(bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run) // as GitHub does
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GITHUB_OUTPUT="+output, "RUNNER_TEMP="+t.TempDir(), "GITHUB_ACTION_PATH=/action")
		for name, expression := range s.Env {
			value, ok := values[expression]
			if !ok {
				t.Fatalf("%s: no value for %s", name, expression)
			}
			cmd.Env = append(cmd.Env, name+"="+value)
		}
		out, _ := cmd.CombinedOutput()
		return string(out), cmd.ProcessState.ExitCode()
	}
	values := map[string]string{
		"${{ inputs.version }}": "", "${{ inputs.flags }}": "-tests -separate", "${{ inputs.packages }}": "./...",
		"${{ inputs.working-directory }}": filepath.Base(module),
	}
	if out, code := run(action.Runs.Steps[0], module, values); code != 0 {
		t.Fatalf("exit code %d\n%s", code, out)
	}
	values["${{ steps.build.outputs.program }}"] = strings.TrimSpace(strings.TrimPrefix(readFile(t, output), "program="))
	out, code := run(action.Runs.Steps[1], filepath.Dir(module), values)
	lines := strings.SplitN(out, "\n", 2)
	if code != exitFindings || lines[0] != "::add-matcher::/action/matcher.json" {
		t.Fatalf("exit code %d\n%s", code, out)
	}
	want := "save_test.go 6 2 fs changes files inside a transaction: os.Remove"
	if got := matched(t, strings.TrimSpace(lines[1])); !strings.HasPrefix(got, filepath.Base(module)+"/"+want) {
		t.Errorf("%s: read as %q, want %s", lines[1], got, want)
	}
}

// matched returns what the problem matcher of the action reads in a finding: file, line, column,
// category and message.
func matched(t *testing.T, line string) string {
	t.Helper()
	var matcher struct {
		ProblemMatcher []struct {
			Pattern []struct {
				Regexp                            string
				File, Line, Column, Code, Message int
			}
		}
	}
	if err := json.Unmarshal([]byte(readFile(t, actionDir+"/matcher.json")), &matcher); err != nil {
		t.Fatal(err)
	}
	p := matcher.ProblemMatcher[0].Pattern[0]
	match := regexp.MustCompile(p.Regexp).FindStringSubmatch(line)
	if len(match) == 0 {
		return ""
	}
	return strings.Join([]string{match[p.File], match[p.Line], match[p.Column], match[p.Code], match[p.Message]}, " ")
}

// toolModule makes a module with a finding in its tests, and txspill as a tool.
func toolModule(t *testing.T) string {
	t.Helper()
	repository, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "module")
	write(t, filepath.Join(dir, "go.mod"), "module example.com/fresh\n\ngo 1.26\n\nreplace "+modulePath+" => "+repository+"\n")
	write(t, filepath.Join(dir, "save.go"), "package fresh\n")
	write(t, filepath.Join(dir, "save_test.go"),
		"package fresh\n\nimport (\"database/sql\"; \"os\")\n\nfunc save(tx *sql.Tx) {\n\tos.Remove(\"file\")\n}\n")
	goOutput(t, dir, "get", "-tool", modulePath+"/cmd/txspill")
	return dir
}

// The hooks of pre-commit run commands that their language installs: for golang the main packages of
// this module, for system what is there already.
func TestPreCommitHooks(t *testing.T) {
	var hooks []struct {
		ID            string   `yaml:"id"`
		Name          string   `yaml:"name"`
		Language      string   `yaml:"language"`
		Entry         string   `yaml:"entry"`
		Args          []string `yaml:"args"`
		PassFilenames *bool    `yaml:"pass_filenames"`
	}
	readYAML(t, root+"/.pre-commit-hooks.yaml", &hooks)
	mains := goOutput(t, root, "list", "-f", `{{if eq .Name "main"}}{{.ImportPath}}{{end}}`, "./...")
	for _, h := range hooks {
		if h.ID == "" || h.Name == "" || h.PassFilenames == nil || *h.PassFilenames || strings.Join(h.Args, " ") != "./..." {
			t.Errorf("%+v: packages are analysed, not files", h)
		}
		switch {
		case h.Language == "golang" && strings.HasSuffix("\n"+mains, "/"+h.Entry):
		case h.Language == "system" && h.Entry == "go tool txspill":
		default:
			t.Errorf("%s: nothing installs %q", h.ID, h.Entry)
		}
	}
	if len(hooks) == 0 {
		t.Error("no hooks")
	}
}

func readYAML(t *testing.T, name string, value any) {
	t.Helper()
	if err := yaml.Load([]byte(readFile(t, name)), value); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
