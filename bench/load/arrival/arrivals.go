package arrival

import (
	"math"
	"math/rand/v2"
	"time"
)

// Arrivals goes through the due instants of a profile, in order.
type Arrivals struct {
	profile Profile
	random  *rand.Rand // nil: evenly spaced
	x       float64
	stage   int           // the present one
	before  float64       // requests of the stages before it
	begun   time.Duration // when it began
}

// Even spaces the requests of a profile evenly; the first falls due at once.
func Even(p Profile) *Arrivals { return &Arrivals{profile: p} }

// Poisson lets the requests of a profile come at random, the same way for the
// same seed.
func Poisson(p Profile, seed uint64) *Arrivals {
	a := &Arrivals{profile: p, random: rand.New(rand.NewPCG(seed, 0x617272697665))}
	a.x = a.random.ExpFloat64()
	return a
}

// Next is the instant at which the next request falls due; false when the
// profile has ended.
func (a *Arrivals) Next() (instant time.Duration, ok bool) {
	within, ok := a.profile[a.stage:].at(a.x - a.before)
	if !ok {
		return 0, false
	}
	instant = a.begun + within
	// Stages that have passed are not looked at again.
	for s := a.profile[a.stage]; s.Length > 0 && instant >= a.begun+s.Length && a.stage < len(a.profile)-1; s = a.profile[a.stage] {
		a.before += s.due(s.Length.Seconds())
		a.begun += s.Length
		a.stage++
	}
	if a.random == nil {
		a.x++
	} else {
		a.x += a.random.ExpFloat64()
	}
	return instant, true
}

// maxCounted is how many random arrivals are counted one by one.
const maxCounted = 1_000_000

// Before is how many of the requests that Next has not returned yet fall due before
// an instant. Of random arrivals beyond a million it is the number expected. It
// is called last: Next does not go on after it.
func (a *Arrivals) Before(until time.Duration) (n int64) {
	left := a.profile.Expected(until) - a.x
	if a.random == nil || left > maxCounted {
		return max(int64(math.Ceil(left)), 0)
	}
	for instant, ok := a.Next(); ok && instant < until; instant, ok = a.Next() {
		n++
	}
	return n
}
