// Package summary is the pass that computes what functions mean to their callers. It is the
// only one that produces facts; the passes that report build on its result.
package summary
