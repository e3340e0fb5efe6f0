// Package directive reads what authors say in comments: contracts of functions (//txspill:sink,
// //txspill:safe), findings that are known and accepted (//txspill:ignore), and nolint comments.
//
// It knows syntax only: which declaration a comment belongs to and which part of a file it covers.
// Whether the name that a contract stands beside is a function, types tell (passes/summary).
package directive
