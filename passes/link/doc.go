// Package link joins the fragments of a program, so that calls through interfaces, func
// fields and variables become calls of what the program puts there.
//
// It runs the same engine as separate analysis, over all packages of the main module at once
// and with another resolver: an interface method may reach the methods of the types that
// are converted to that interface, or to one from which they go on to it, in code that can
// run in the program. What can run is found by rapid type analysis (Bacon and Sweeney,
// OOPSLA 1996): from main and the initialisers, what a function mentions can run, and so
// can all methods of a type that it converts to an interface, or that a function makes which it
// converts to one: a container that is handed a constructor has what it makes (provide.go).
//
// Each main package is a program of its own. Functions that no program reaches, and all
// functions where there is no main package, are linked with everything that is there.
package link
