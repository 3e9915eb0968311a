// Package rounds carries out a comparison in rounds, whatever is compared:
// each contestant has one turn in each round, in an order that is drawn anew, while
// readers take snapshots without waiting. A comparison supplies the turn and the
// evaluation (Contest); servers and clients are two of them.
package rounds
