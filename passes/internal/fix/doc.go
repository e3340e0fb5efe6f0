// Package fix finds the mend for a finding that is mechanical and keeps the meaning: the variant of
// the call that takes the transaction (client.InsertTx for client.Insert).
//
// It trusts the tables and the types, not the names alone: the variant must be known as safe, begin
// with the name of the call, have the same results and the same parameters and one more, of a type
// that proves a transaction, and exactly one variable of that type must be in sight of the call.
// Where there are several variants or variables, there is no fix.
package fix
