package main

import (
	"github.com/txspill/txspill/analyzer"
	"github.com/txspill/txspill/cmd/txspill/internal/report"
	"github.com/txspill/txspill/passes/spill"
)

// about describes txspill to those who read a report elsewhere.
func about() report.Tool {
	tool := report.Tool{Version: version(), URL: analyzer.Analyzer.URL}
	for _, r := range spill.Rules() {
		tool.Rules = append(tool.Rules, report.Rule{ID: r.ID, Title: r.Title, Help: r.Help})
	}
	return tool
}
