package summary

// ReadOnly is the fact that a package variable is an option value that makes a transaction read-only.
type ReadOnly struct{}

// AFact marks ReadOnly as a fact.
func (*ReadOnly) AFact() {}

// String returns the form that tests read.
func (*ReadOnly) String() string { return "read-only" }
