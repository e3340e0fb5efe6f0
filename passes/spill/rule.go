package spill

import "github.com/txspill/txspill/passes/internal/finding"

// Rules describes the categories of findings.
func Rules() []finding.Rule { return finding.Rules() }
