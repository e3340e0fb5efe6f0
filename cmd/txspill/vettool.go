package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/txspill/txspill/cmd/txspill/internal/load"
	"github.com/txspill/txspill/passes/baseline"
	"github.com/txspill/txspill/passes/config"
)

// calledByVet recognises the three calls of the vettool protocol: the flags in JSON, the version
// for the build cache, and one unit of work described by a file.
func calledByVet(args []string) bool {
	if len(args) == 0 {
		return false
	}
	return args[0] == "-flags" || args[0] == "-V=full" || strings.HasSuffix(args[len(args)-1], ".cfg")
}

// serveVet answers one call of the protocol. A unit of work and the question for the flags it hands
// to unitchecker, which ends the process.
//
// unitchecker knows the analyzer's flags as -txspill.tests; -tests is registered here as well.
func serveVet(newAnalyzer maker, stdout, stderr io.Writer) int {
	if v := vettedVersion(os.Args[1:]); load.TooNew(v) {
		fmt.Fprintf(stderr, "txspill: %s\n", load.Rebuild(v))
		return exitFailed
	}
	call := os.Args[len(os.Args)-1]
	if call == "-V=full" {
		id, err := identity()
		if err != nil {
			return vetFailed(stderr, err)
		}
		fmt.Fprintln(stdout, id)
		return exitClean
	}
	if slices.ContainsFunc(os.Args[1:], isConfigFlag) {
		return refuse(call, stderr)
	}
	var cfg *config.Config
	var known *baseline.File
	if call != "-flags" {
		var err error
		if cfg, known, err = unitConfig(call); err != nil {
			return vetFailed(stderr, err)
		}
	}
	a := newAnalyzer(cfg, known)
	a.Flags.VisitAll(func(f *flag.Flag) {
		if !slices.Contains(vetFlags, f.Name) {
			flag.Var(f.Value, f.Name, f.Usage)
		}
	})
	flag.String("config", "", "refused: set "+configVar) // see refuse
	reportFailures(a, readUnit(call))
	unitchecker.Main(a)
	return exitFailed // not reached
}

func isConfigFlag(arg string) bool {
	return strings.HasPrefix(strings.TrimLeft(arg, "-"), "config=")
}

// refuse answers a unit that is given a configuration by a flag: go vet would not notice when the file
// changes. It is said for the packages asked for alone, and nothing is analysed.
func refuse(unitFile string, stderr io.Writer) int {
	if unit := readUnit(unitFile); unit.VetxOnly {
		if err := os.WriteFile(unit.VetxOutput, nil, 0o644); err == nil {
			return exitClean
		}
	}
	fmt.Fprintf(stderr, "txspill: -config: go vet would not notice when the file changes: "+
		"set %s to its absolute path instead\n", configVar)
	return exitFailed
}

// vetFailed says why go vet cannot go on: the mistakes in a configuration as they are, file first.
func vetFailed(stderr io.Writer, err error) int {
	for _, m := range mistakes(err) {
		fmt.Fprintln(stderr, m)
	}
	return exitFailed
}

// vetFlags are taken by unitchecker itself.
var vetFlags = []string{"flags", "V", "json", "c", "fix", "diff", "source", "v", "all", "tags", "txspill"}

// vettedVersion is the Go version of the go command that calls: it says so in the environment of
// the handshake, and in the description of each unit.
func vettedVersion(args []string) string {
	name := args[len(args)-1]
	if !strings.HasSuffix(name, ".cfg") {
		return os.Getenv("GOVERSION")
	}
	return readUnit(name).GoVersion
}
