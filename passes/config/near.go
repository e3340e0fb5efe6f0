package config

import "github.com/txspill/txspill/passes/internal/document"

// Nearest returns the one of the valid words that fewest edits turn word into, "" if so many are needed
// that it was no slip. Hosts ask it about their flags, so that all mistakes are met alike.
func Nearest(word string, valid []string) string { return document.Nearest(word, valid) }
