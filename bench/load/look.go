package load

// A connection that sleeps for every answer costs twice: the generator is idle and has
// to be woken, and so has the server, whose write does the waking. With one or two
// connections that is most of what a fast server's latency shows, 53 to 65 µs of which
// 20 are the server's. So an event loop looks for its answers before it sleeps, and
// gives the processor to whoever is ready at each look. A server on the same processor
// loses nothing by that with one connection; with more the event loop stops (see judge).

// longestLook is the time after which a look gives way to a sleep, in ns. A sleep and
// the waking from it take about as much of the processor: a look that finds an answer
// costs no more than the sleep that it replaces, and one that finds none costs as much
// again. With 50 µs a server of 30 µs of work cost the generator twice as much.
//
// With more than two connections the next answer comes sooner, and a short sleep costs
// less: with 25 µs a server that gives four connections an answer every 15 µs cost the
// generator half as much again, for 1.15 times the answers, with 10 µs a third, for 1.07.
func longestLook(connections int) int64 {
	if connections > 2 {
		return 5_000
	}
	return 25_000
}

// Bounds of an account of looks, in looks in vain, and of the waits between two tries.
const (
	tryCredit  = 256 // so many end a try
	mostCredit = 2 * tryCredit
	leastPause = 32768
	mostPause  = 65536
)

// looker decides whether the next wait begins with a look. It keeps an account: a look
// that found an answer is credited the time that was left of it, and a look in vain
// costs all of it. The gaps between answers would be another measure, and a wrong one:
// a server that answers four connections at once, every 30 µs, has short gaps.
//
// A try is long, since a server that sleeps answers late, and only after some answers in
// a row without a sleep do both stay awake: with three looks a try, one connection had
// 1.3 times the answers of a load that sleeps, with looks that never stop 2.4 times. So
// it ends sooner where answers come too late for any look.
type looker struct {
	able    bool  // the load allows looks
	always  bool  // whether they pay or not
	longest int64 // ns that a look lasts
	credit  int64 // ns
	paused  int   // waits until the next try; 0: it looks
	pause   int   // waits that the next pause lasts
	row     int   // looks since the last pause
}

func newLooker(able, always bool, connections int) looker {
	longest := longestLook(connections)
	return looker{able: able, always: always, longest: longest, credit: tryCredit * longest, pause: leastPause}
}

// looks reports whether the next wait begins with a look. It is called once for each wait.
func (l *looker) looks() bool {
	switch {
	case !l.able:
		return false
	case l.paused > 0 && !l.always:
		l.paused--
		l.row = 0
		return false
	}
	l.row++
	return true
}

// hit notes that a look found an answer after some ns.
func (l *looker) hit(after int64) {
	l.credit += l.longest - after
	if most := mostCredit * l.longest; l.credit >= most {
		l.credit, l.pause = most, leastPause
	}
}

// Looks in vain cost more where the answer came later than a server that is awake would have
// taken, in ns from the begin of the look: the sooner such a try ends, the less a load of
// a second pays for it.
const (
	unlikely      = int64(80_000)
	unlikelyCosts = 2 // looks
	hopeless      = int64(160_000)
	hopelessCosts = 8
)

// miss notes that a look was in vain: the answer came so many ns after its begin.
func (l *looker) miss(after int64) {
	cost := l.longest
	switch {
	case after > hopeless:
		cost *= hopelessCosts
	case after > unlikely:
		cost *= unlikelyCosts
	}
	if l.credit -= cost; l.credit <= 0 {
		l.stop()
	}
}

// stop ends the looks until the next try.
func (l *looker) stop() {
	l.paused, l.pause = l.pause, min(2*l.pause, mostPause)
	l.credit = tryCredit * l.longest
}
