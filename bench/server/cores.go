package server

// AtOnce is how many requests the configuration answers at the same time; 0: as many as
// arrive.
func (c Config) AtOnce() int { return c.Rough().AtOnce }

// Cores is the number of cores that the configuration computes on at most, on a machine
// with so many and with a GOMAXPROCS, 0 for the usual one. A process of Python's or of
// prefork computes on one.
func (c Config) Cores(maxProcs, machine int) int {
	m, _ := c.mode()
	switch {
	case m.modules != nil:
		return min(machine, c.WorkerCount())
	case m.forks:
		return min(machine, c.WorkerCount()*max(1, maxProcs))
	case maxProcs > 0:
		return min(machine, maxProcs)
	}
	return machine
}
