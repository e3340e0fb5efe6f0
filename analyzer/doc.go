// Package analyzer is txspill's public face: the go/analysis analyzer that finds side effects
// inside database transactions.
package analyzer
