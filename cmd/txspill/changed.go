package main

import (
	"fmt"

	"github.com/txspill/txspill/cmd/txspill/internal/diff"
)

// changes asks git what is new, if only that is to be reported: nil if all is.
func (c *analysisRun) changes() (*diff.Changes, error) {
	if !c.opts.isSet("new-from") {
		return nil, nil
	}
	changed, err := diff.Since(c.opts.dir, c.opts.newFrom)
	if err != nil {
		return nil, fmt.Errorf("-new-from %s: %w", c.opts.newFrom, err)
	}
	return changed, nil
}
