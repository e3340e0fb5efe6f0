package main

import (
	"fmt"
	"io"
)

const usageHead = `txspill finds side effects inside database transactions.

usage:
  txspill [flags] [packages]                            analyse the packages (default: .)
  go vet -vettool=$(which txspill) [flags] [packages]   one package at a time: finds less
  txspill help                                          print this

Packages are named as for the go command: ./... is the module, ./orders one package. Build tags go
into GOFLAGS: GOFLAGS=-tags=integration txspill ./...

flags:
`

const usageTail = `
go vet takes the flags of the analyzer, -generated and -tests, with these names or, among other
analyzers, as -txspill.generated and -txspill.tests; -C, -json and -v are its own.

exit codes:
  0  nothing found
  1  something found
  2  could not run, or could not analyse everything: bad flags, packages that do not load or do not
     type-check. They are named on stderr; findings in the other packages are printed as usual.
`

func usage(w io.Writer, opts *options) {
	fmt.Fprint(w, usageHead)
	opts.flags.SetOutput(w)
	opts.flags.PrintDefaults()
	fmt.Fprint(w, usageTail)
}
