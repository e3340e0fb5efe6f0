package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"

	"golang.org/x/tools/go/analysis"

	"github.com/txspill/txspill/passes/fault"
)

// reportFailures makes a finding of the failure of a pass. unitchecker drops the findings, the facts and
// the errors of a dependency, and the go command analyses no importer of a package whose unit fails:
// so the unit succeeds, and what is wrong with a dependency is written where its findings would be.
func reportFailures(a *analysis.Analyzer, unit vetUnit) {
	g := &fault.Guard{Tell: func(pass *analysis.Pass, err error) {
		d := analysis.Diagnostic{Pos: pass.Files[0].Package, Message: vetFailure(pass, err)}
		switch {
		case !unit.VetxOnly:
			pass.Report(d)
		case !inJSON():
			fmt.Fprintln(os.Stderr, d.Message)
			os.Exit(exitFailed)
		default:
			writeFinding(pass, unit.ID, &d)
		}
	}}
	g.Over(a)
}

// vetFailure words the failure of a pass. A stack would be lost among findings.
func vetFailure(pass *analysis.Pass, err error) string {
	text := pass.Pkg.Path() + ": " + err.Error()
	var own *fault.Error
	if errors.As(err, &own) {
		text += "; `txspill -v` shows the stack"
	}
	return text
}

// inJSON reports whether findings are to be printed in JSON, as the go command wants them.
func inJSON() bool {
	f := flag.Lookup("json")
	return f != nil && f.Value.String() == "true"
}

// writeFinding prints a finding as unitchecker prints those of packages that are asked for. It has
// redirected standard output already.
func writeFinding(pass *analysis.Pass, id string, d *analysis.Diagnostic) {
	type finding struct {
		Posn    string `json:"posn"`
		Message string `json:"message"`
	}
	found := finding{Posn: pass.Fset.Position(d.Pos).String(), Message: d.Message}
	out, err := json.Marshal(map[string]map[string][]finding{id: {pass.Analyzer.Name: {found}}})
	if err == nil {
		_, err = os.Stdout.Write(out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, d.Message)
		os.Exit(exitFailed)
	}
}
