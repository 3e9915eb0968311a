package ephem

import (
	"fmt"
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/timescale"
)

// State says whether a body crosses the horizon in a span of time.
type State string

// The states of a body.
const (
	RisesAndSets State = "rises and sets" // it rises, or sets, or both, at least once
	AlwaysUp     State = "always up"
	NeverUp      State = "never up"
)

// Event is a rise, a transit or a set: when, and where in the sky.
type Event struct {
	Time     time.Time  // in the zone of the span's start, to a millisecond
	Azimuth  unit.Angle // from north through east
	Altitude unit.Angle // apparent, topocentric, without refraction
}

// DayEvents are the events of one body in a span of time, each list in order.
// A body may rise, transit or set not at all or twice in a day.
type DayEvents struct {
	Rises, Transits, Sets []Event
	State                 State
}

// The altitude of a body's centre, without refraction, at which it rises and
// sets: the refraction of 34′ that almanacs agree on, and for the Sun its mean
// semidiameter of 16′. The Moon's own semidiameter is taken.
const (
	horizonRefraction = 34.0 / 60 * math.Pi / 180
	sunSemidiameter   = 16.0 / 60 * math.Pi / 180
)

// Day finds when a body rises, transits (crosses the meridian above the pole)
// and sets, from an instant up to another, which is not included. It is meant
// for a civil day, of 23 or 25 hours too, and works for any span. The horizon is
// that of the sea; the observer's height changes the parallax only.
//
// Times are good to a second, and worse only where a body grazes the horizon.
// The error is that of Observer.Validate, a *RangeError, or says that the span
// is empty.
func Day(o Observer, b Body, from, to time.Time) (DayEvents, error) {
	samples, err := scan(o, b, from, to)
	if err != nil {
		return DayEvents{}, err
	}
	within := func(t time.Time) bool { return !t.Before(from) && t.Before(to) }
	var d DayEvents
	w := watcher{observer: o, body: b}
	for _, c := range samples.crossings(&w, watched.aboveHorizon) {
		if within(c.at) {
			if c.rising {
				d.Rises = append(d.Rises, w.event(c.at))
			} else {
				d.Sets = append(d.Sets, w.event(c.at))
			}
		}
	}
	for i := range len(samples) - 1 {
		before, after := samples[i], samples[i+1]
		if before.hourAngle < 0 && after.hourAngle >= 0 && after.hourAngle-before.hourAngle < math.Pi {
			at := w.root(before.at, after.at, func(s watched) float64 { return s.hourAngle })
			if within(at) {
				d.Transits = append(d.Transits, w.event(at))
			}
		}
	}
	switch {
	case len(d.Rises)+len(d.Sets) > 0:
		d.State = RisesAndSets
	case w.look(from).aboveHorizon() > 0:
		d.State = AlwaysUp
	default:
		d.State = NeverUp
	}
	return d, nil
}

// AltitudeTrack returns the altitudes of a body without refraction at n
// instants, a step apart, the first at from. The error is that of
// Observer.Validate or a *RangeError.
func AltitudeTrack(o Observer, b Body, from time.Time, step time.Duration, n int) ([]unit.Angle, error) {
	if n <= 0 {
		return nil, nil
	}
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if err := inRange(b, from, from.Add(time.Duration(n-1)*step)); err != nil {
		return nil, err
	}
	w := watcher{observer: o, body: b}
	track := make([]unit.Angle, n)
	for i := range track {
		track[i] = unit.Angle(w.look(from.Add(time.Duration(i) * step)).altitude)
	}
	return track, nil
}

// inRange says whether a body's place can be computed at each of some instants.
func inRange(b Body, times ...time.Time) error {
	if b >= bodies {
		return fmt.Errorf("body %d is not one of the ten", b)
	}
	for _, t := range times {
		if t.Before(theoryFrom) || !t.Before(theoryTo) {
			return &RangeError{What: "positions", Time: t, From: theoryFrom, To: theoryTo}
		}
		if b == Pluto && (t.Before(plutoFrom) || !t.Before(plutoTo)) {
			return &RangeError{What: "Pluto", Time: t, From: plutoFrom, To: plutoTo}
		}
	}
	return nil
}

// watcher looks at one body from one place again and again without allocating.
type watcher struct {
	observer Observer
	body     Body
	epoch    Epoch
	scene    Scene
}

// watched is what a watcher saw, angles in radians.
type watched struct {
	at                           time.Time
	altitude, azimuth, hourAngle float64
	horizon                      float64 // at which the body rises and sets
}

func (s watched) aboveHorizon() float64 { return s.altitude - s.horizon }

func (w *watcher) look(t time.Time) watched {
	w.epoch.set(t, timescale.Of(t))
	w.scene.epoch, w.scene.observer = &w.epoch, w.observer
	w.scene.set()
	g := w.scene.follow(w.body)
	ofDate := w.epoch.ofDate.Apply(g.apparent)
	east, north, up := ofDate.Dot(w.scene.east), ofDate.Dot(w.scene.north), ofDate.Dot(w.scene.up)
	s := watched{
		at:        t,
		altitude:  math.Atan2(up, math.Hypot(east, north)),
		azimuth:   turn(math.Atan2(east, north)),
		hourAngle: math.Remainder(w.scene.local-math.Atan2(ofDate.Y, ofDate.X), 2*math.Pi),
		horizon:   -horizonRefraction,
	}
	switch w.body {
	case Sun:
		s.horizon -= sunSemidiameter
	case Moon:
		s.horizon -= math.Asin(radius[Moon] / kmPerAU / g.distance)
	}
	return s
}

func (w *watcher) event(t time.Time) Event {
	s := w.look(t)
	return Event{Time: t, Azimuth: unit.Angle(s.azimuth), Altitude: unit.Angle(s.altitude)}
}
