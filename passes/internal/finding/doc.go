// Package finding holds what is reported as data, and is the one place that words it.
package finding
