package planets

import (
	"fmt"
	"slices"
	"time"

	"perihelion/bench/child"
)

const (
	// affordable is the processor time that the running clock may cost in a second. A
	// picture of the window costs more where OpenGL has no hardware.
	affordable = 20 * time.Millisecond
	slowest    = 10 // seconds from one tick to the next
	judged     = 8  // ticks before the pace changes
)

// pace chooses how many seconds the running clock moves by: one, or as many as its cost
// takes to be affordable. The cheapest of the latest ticks counts, since the others may
// hold the cost of what the user does.
type pace struct {
	now  func() time.Time
	used func() time.Duration // processor time since the start of the program

	at    time.Time // of the last tick
	until time.Duration
	costs []time.Duration // from tick to tick
	every int             // seconds
}

func newPace(now func() time.Time) *pace {
	return &pace{now: now, used: child.Used, every: 1}
}

// tick takes note of a tick, before its picture, and reports whether the pace has changed.
func (p *pace) tick() (changed bool) {
	now, used := p.now(), p.used()
	since, cost := now.Sub(p.at), used-p.until
	p.at, p.until = now, used
	if off := since - p.period(); max(off, -off) > p.period()/4 {
		return false // the clock stood still, or the program did
	}
	if p.costs = append(p.costs, cost); len(p.costs) < judged {
		return false
	}
	cheapest := slices.Min(p.costs)
	p.costs = p.costs[1:]
	every := min(max(int((cheapest+affordable-1)/affordable), 1), slowest)
	if every == p.every {
		return false
	}
	p.every, p.costs = every, nil
	return true
}

// period is the time from one tick to the next.
func (p *pace) period() time.Duration { return time.Duration(p.every) * time.Second }

// String is the pace in words.
func (p *pace) String() string {
	if p.every == 1 {
		return "every second"
	}
	return fmt.Sprintf("every %d seconds", p.every)
}
