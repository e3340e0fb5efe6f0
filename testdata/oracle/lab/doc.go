// Package lab is the instrument of the oracle: a transaction, sinks, and dice, which together
// record what the programs that are generated over them do. It is no stand-in for a library: it
// tells which effects happened while a transaction was open, from where, and how that ended.
//
// A program runs many times. Every run throws its dice anew (Bit, Check, Times, Boom), so that it
// takes other branches, and runs in one order: a goroutine that is started through Fork runs
// either at once, while its starter waits, or after everything else.
package lab
