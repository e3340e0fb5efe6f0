// Package baseline keeps findings that are known, so that only new ones are reported: a linter that
// is adopted on old code starts with a list of what is there, which then only shrinks.
//
// The list is a text file, one line for each finding, in the order of its lines, with tabs between
// the fields:
//
//	package  function  category  sink  path  [number]
//
// All of them are names. What changes when code is moved within a function or package (lines, names
// of variables) is not in it. Several that look the same are one line with their
// number. Lines that begin with # are comments; the order of lines means nothing, so that files can be
// merged line by line.
package baseline
