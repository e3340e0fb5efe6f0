// Package inferred keeps what txspill infer found out in a configuration: groups that say
// inferred: true, each below comments that begin with "# inferred:" and say why. Merging works on
// lines, so that everything else stays as people wrote it, to the byte.
package inferred
