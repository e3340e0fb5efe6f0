// Package lower makes the fragment of a package from its syntax and types, by way of SSA.
//
// It answers, for every call, whom it names and where the function value, the receiver
// and the arguments come from; it knows the catalogue's handle types and entries but no
// summary: nothing here depends on what callees do.
package lower
