// Package solver is the engine: from fragments and what is known of the functions outside
// them it computes summaries, bottom up, and spills.
//
// It runs in four steps, each of which only grows what it computes and so comes to an end:
//
//  1. shapes: what functions do to transactions and with the functions they are given
//     (Calls, Opens, Closes, Carries, Returns), callees first, strongly connected
//     components of the call graph until nothing changes;
//  2. contexts: which transactions callers in sight hold open when they call a function,
//     from callers to callees;
//  3. effects: which sinks a call reaches and by which path, callees first again;
//  4. spills: the sites inside a region that reach effects.
//
// How a dynamic call is resolved is the World's affair: what a package and its imports let
// see in separate analysis, the whole program in link. Nothing else differs.
package solver
