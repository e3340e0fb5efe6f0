// Package fragment holds functions in compact form: what the engine needs of their
// SSA and nothing more.
//
// The engine (region, solver) works on fragments only. A pass makes the fragment of
// one package and throws its SSA away; the link step joins the fragments of a program
// and runs the very same engine over them. That is why a fragment records sources of
// values ("result 0 of site 3", "field tx of input 1") instead of answers ("an open
// transaction"): the answers depend on callees that only link may know.
package fragment
