package bench

import "math/rand/v2"

// orders draws the order of n configurations within each round.
//
// Every configuration has one turn in each round, so that a machine that slows
// down, slows all of them; and the order within the round is drawn anew, so that
// none always follows the same other, whose heat, memory and connections left in
// TIME_WAIT would otherwise always fall on it. The same seed gives the same orders.
func orders(seed uint64, rounds, n int) [][]int {
	const stream = 0x5065726968656c69 // any fixed number: the second half of the generator's state
	r := rand.New(rand.NewPCG(seed, stream))
	out := make([][]int, rounds)
	for i := range out {
		out[i] = r.Perm(n)
	}
	return out
}
