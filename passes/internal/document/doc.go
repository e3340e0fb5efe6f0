// Package document reads YAML strictly: mappings whose keys are known, values that are of the
// kind that the key wants. Every mistake is noted with its place and with what to write instead.
package document
