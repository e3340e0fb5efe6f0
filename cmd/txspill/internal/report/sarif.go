package report

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"slices"
)

// Tool is what a SARIF log says of the tool that made it.
type Tool struct {
	Version string
	URL     string
	Rules   []Rule
}

// Rule describes a category.
type Rule struct{ ID, Title, Help string }

// SARIF writes the report as a SARIF 2.1.0 log, for code scanning. Its codeFlows tell the path: where
// the transaction begins, the call that is found, the calls behind it, and where the transaction ends.
func (r *Report) SARIF(w io.Writer, tool Tool) error {
	run := sarifRun{
		Tool:        sarifTool{Driver: sarifDriver{Name: "txspill", Version: tool.Version, InformationURI: tool.URL}},
		Results:     []sarifResult{},
		Invocations: []sarifInvocation{{ExecutionSuccessful: len(r.Problems) == 0}},
	}
	for _, rule := range tool.Rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: rule.ID, ShortDescription: sarifText{rule.Title}, Help: sarifText{rule.Help}, HelpURI: tool.URL,
		})
	}
	for i := range r.Findings {
		run.Results = append(run.Results, resultOf(&r.Findings[i], tool.Rules))
	}
	for i := range r.Problems {
		n := sarifNotification{Level: Error, Message: sarifText{r.Problems[i].Message}}
		if p := r.Problems[i].Position; p.File != "" {
			n.Locations = []sarifLocation{locationOf(p, "")}
		}
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, n)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func resultOf(f *Finding, rules []Rule) sarifResult {
	out := sarifResult{
		RuleID:    f.Category,
		Level:     f.Severity,
		Message:   sarifText{f.Message},
		Locations: []sarifLocation{locationOf(f.Position, "")},
	}
	if i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == f.Category }); i >= 0 {
		out.RuleIndex = &i
	}
	if out.Level == "" {
		out.Level = Error
	}
	if len(f.Related) == 0 {
		return out
	}
	var flow sarifThreadFlow
	add := func(p Position, text string) {
		flow.Locations = append(flow.Locations, sarifStep{locationOf(p, text)})
	}
	for i, rel := range f.Related {
		add(rel.Position, rel.Message)
		if i == 0 { // the beginning of the transaction
			add(f.Position, f.Message)
		}
	}
	out.CodeFlows = []sarifCodeFlow{{ThreadFlows: []sarifThreadFlow{flow}}}
	return out
}

// locationOf is a place with what is said of it. Paths below the working directory are relative to the
// root of the sources, as code scanning wants them.
func locationOf(p Position, text string) sarifLocation {
	var loc sarifLocation
	file := filepath.ToSlash(p.File)
	switch {
	case !filepath.IsAbs(p.File):
		loc.Physical.Artifact = sarifArtifact{URI: (&url.URL{Path: file}).String(), BaseID: "%SRCROOT%"}
	default:
		if file[0] != '/' { // a drive
			file = "/" + file
		}
		loc.Physical.Artifact = sarifArtifact{URI: (&url.URL{Scheme: "file", Path: file}).String()}
	}
	if p.Line > 0 {
		loc.Physical.Region = &sarifRegion{StartLine: p.Line, StartColumn: p.Col}
	}
	if text != "" {
		loc.Message = &sarifText{text}
	}
	return loc
}
