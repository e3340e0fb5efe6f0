// Package summary holds what a function means to its callers. A summary is what crosses the
// borders of packages: it is small, sorted, closed over callees, and says nothing of the
// machine it was made on.
package summary
