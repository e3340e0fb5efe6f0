package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The SARIF log of the shop is valid, has a rule for each result, relative paths, and the path of calls
// from the beginning of the transaction. So is the log of a run that failed.
func TestSARIF(t *testing.T) {
	schema := sarifSchema(t)
	readSources(t, root+"/testdata/shop")
	log := sarifOf(t, schema, exitFindings, "-C", "testdata/shop", "./...")
	run := log.Runs[0]
	if len(run.Results) < 10 || !run.Invocations[0].ExecutionSuccessful {
		t.Errorf("%d results, invocation %+v", len(run.Results), run.Invocations[0])
	}
	steps := 0
	for _, r := range run.Results {
		rule := run.Tool.Driver.Rules[r.RuleIndex]
		if rule.ID != r.RuleID || rule.Help.Text == "" || !strings.HasPrefix(r.Locations[0].PhysicalLocation.ArtifactLocation.URI, "testdata/shop/") {
			t.Errorf("rule %+v for result %+v", rule, r)
		}
		flow := r.CodeFlows[0].ThreadFlows[0].Locations
		if len(flow) < 2 || flow[1].Location.Message.Text != r.Message.Text {
			t.Errorf("%s: the path is %+v", r.Message.Text, flow)
		}
		steps = max(steps, len(flow))
	}
	if steps < 4 {
		t.Errorf("no path is longer than %d steps", steps)
	}
	failed := sarifOf(t, schema, exitFailed, "-C", "testdata/shop", "./nowhere")
	if i := failed.Runs[0].Invocations[0]; i.ExecutionSuccessful || len(i.ToolExecutionNotifications) == 0 {
		t.Errorf("a run that failed says %+v", i)
	}
}

// sarifLog is what the test reads of a log.
type sarifLog struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID   string
					Help text
				}
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct{ Message text }
		}
		Results []struct {
			RuleID    string
			RuleIndex int
			Message   text
			Locations []struct {
				PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
			}
			CodeFlows []struct {
				ThreadFlows []struct {
					Locations []struct{ Location struct{ Message text } }
				}
			}
		}
	}
}

type text struct{ Text string }

// sarifOf runs the command in the root of the repository, and checks the log that it prints.
func sarifOf(t *testing.T, schema *jsonschema.Schema, code int, args ...string) sarifLog {
	t.Helper()
	cmd := exec.Command("txspill", append([]string{"-sarif"}, args...)...)
	cmd.Dir = root
	out, err := cmd.Output()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
		t.Fatalf("%v: %v, want exit code %d", args, err, code)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("not valid: %v\n%s", err, out)
	}
	var log sarifLog
	if err := json.Unmarshal(out, &log); err != nil {
		t.Fatal(err)
	}
	return log
}

// sarifSchema is the schema of the standard, as a module that golangci-lint needs has it.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	const module = "github.com/securego/gosec/v2"
	pinned := root + "/testdata/golangci"
	goOutput(t, pinned, "mod", "download", module)
	dir := goOutput(t, pinned, "list", "-m", "-f", "{{.Dir}}", module)
	data := readFile(t, filepath.Join(dir, "report", "sarif", "testdata", "sarif-schema-2.1.0.json"))
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
