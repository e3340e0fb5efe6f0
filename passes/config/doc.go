// Package config reads .txspill.yml: what a project tells txspill of its own code, and what it
// wants to be told.
//
// The file holds the roles of the catalogue (openers, closers, runners, sinks, safe, barriers and
// the others, exactly as in the built-in tables, which they override) and these settings:
//
//	categories:            # on, off, error (the same as on) or warning, which does not fail the run
//	  channel: on
//	  cache: off
//	  http: warning
//	reads: off             # do not report what only reads
//	tests: on              # the flags of the same names
//	generated: on
//	abort-paths: on
//	read-only: on
//	exclude: [legacy/...]  # files and directories to leave out, from the root of the module
//	baseline: old.txt      # the file with the findings that are known, beside this one
//
// It is read strictly: every mistake is an error with its place and with what to write instead.
package config
