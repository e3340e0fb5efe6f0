package main

import (
	"fmt"
	"io"
)

const usageHead = `txspill finds side effects inside database transactions.

usage:
  txspill [flags] [packages]                            analyse the packages (default: .)
  go vet -vettool=$(which txspill) [flags] [packages]   one package at a time: finds less

commands:
`

const usageFlags = `
Packages are named as for the go command: ./... is the module, ./orders one package. Build tags go
into GOFLAGS: GOFLAGS=-tags=integration txspill ./...

The configuration is .txspill.yml in this directory or above, up to the root of the module; TXSPILL_CONFIG
names another one for all ways to run txspill, -config for this run. Findings that are known stand in
.txspill-baseline at the root of the module: see txspill help baseline.

flags:
`

const usageTail = `
go vet takes the flags of the analyzer (-tests, -generated, -reads, -abort-paths, -read-only), with these
names or, among other analyzers, as -txspill.tests; -C, -json and -v are its own. It reads the configuration
at the root of the module, or the one that TXSPILL_CONFIG names with an absolute path.

exit codes:
  0  nothing found, or only warnings
  1  something found, or with -strict the baseline knows what no longer occurs
  2  could not run, or could not analyse everything: bad flags, packages that do not load or do not
     type-check. They are named on stderr; findings in the other packages are printed as usual.
`

func usage(w io.Writer, opts *options) {
	fmt.Fprint(w, usageHead)
	for _, c := range subcommands() {
		fmt.Fprintf(w, "  txspill %-28s %s\n", c.name+" "+c.args, c.does)
	}
	fmt.Fprint(w, usageFlags)
	opts.flags.SetOutput(w)
	opts.flags.PrintDefaults()
	fmt.Fprint(w, usageTail)
}
