package rounds

import "math/rand/v2"

// Orders draws the order of n contestants within each round.
//
// Every contestant has one turn in each round, so that a machine that slows
// down, slows all of them. In each n rounds each contestant has each place
// once (a Latin square), so that the cost of the first turn of a round, or the
// last, falls on all of them alike and not on the ones that chance picks more often. Rows,
// columns and names of the square are drawn anew each time, so that none always
// follows the same other, since the heat, memory and connections in TIME_WAIT of that
// would otherwise always fall on it. The same seed gives the same orders.
func Orders(seed uint64, rounds, n int) [][]int {
	const stream = 0x5065726968656c69 // any fixed number: the second half of the generator's state
	r := rand.New(rand.NewPCG(seed, stream))
	out := make([][]int, rounds)
	var rows, columns, names []int
	for i := range out {
		if i%n == 0 {
			rows, columns, names = r.Perm(n), r.Perm(n), r.Perm(n)
		}
		out[i] = make([]int, n)
		for place := range n {
			out[i][place] = names[(rows[i%n]+columns[place])%n]
		}
	}
	return out
}
