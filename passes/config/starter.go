package config

import _ "embed" // for the starter

//go:embed starter.yml
var starter string

// Starter is a configuration to start from: comments that say what may stand there.
func Starter() string { return starter }
