// Package region finds the program points of a function at which a transaction may be open.
//
// It is a forward may-analysis over the blocks of a fragment, and a backward one that tells
// from where a commit can still be reached. The state is a set with one element for every
// transaction that the function opens, one for every input ("what the caller handed in here
// has not been closed through it"), and one for the ambient transaction: one that the caller
// holds and that the function has no hold of. Whether an input or the ambient element stands
// for an open transaction at all is the caller's affair: the same flow serves all callers.
package region
