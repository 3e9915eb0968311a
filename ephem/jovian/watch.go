package jovian

import (
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/internal/zero"
)

// Watch follows Jupiter and the Sun for an observer. One goroutine at a time may use it.
type Watch struct{ jupiter, sun *ephem.Tracker }

// NewWatch begins to follow them. The error is that of (ephem.Observer).Validate.
func NewWatch(o ephem.Observer) (*Watch, error) {
	jupiter, err := ephem.Track(o, ephem.Jupiter)
	if err != nil {
		return nil, err
	}
	sun, err := ephem.Track(o, ephem.Sun)
	return &Watch{jupiter, sun}, err
}

// View is Jupiter in an observer's sky.
type View struct {
	Altitude, Azimuth unit.Angle // without refraction
	SunAltitude       unit.Angle
	// Good is true where Jupiter is above the horizon and the Sun 6° or more below it.
	Good bool
}

// At returns how Jupiter stands at an instant. The error is an *ephem.RangeError.
func (w *Watch) At(t time.Time) (View, error) {
	jupiter, err := w.jupiter.At(t)
	if err != nil {
		return View{}, err
	}
	sun, err := w.sun.At(t)
	v := View{Altitude: jupiter.Altitude, Azimuth: jupiter.Azimuth, SunAltitude: sun.Altitude}
	v.Good = v.good() >= 0
	return v, err
}

// good is positive where the view is good, degrees.
func (v View) good() float64 {
	const lift = 34.0 / 60 // of refraction at the horizon
	return min(v.Altitude.Deg()+lift, -6-v.SunAltitude.Deg())
}

// Good returns the first and the last instant of a good view between two instants, to a
// second, and whether there are any. It looks every ten minutes.
func (w *Watch) Good(begin, end time.Time) (from, to time.Time, ok bool, err error) {
	good := func(x float64) (float64, error) {
		v, failed := w.At(after(begin, x))
		if err == nil {
			err = failed
		}
		return v.good(), nil
	}
	whole := end.Sub(begin).Seconds()
	before, _ := good(0)
	if before >= 0 {
		from, to = begin, begin
	}
	for x := 0.0; x < whole; {
		next := min(x+600, whole)
		now, _ := good(next)
		edge := next
		if (before < 0) != (now < 0) {
			edge, _ = zero.Between(x, next, before, now, 0.5, good)
		}
		if now >= 0 && from.IsZero() {
			from = after(begin, edge)
		}
		if now >= 0 {
			to = after(begin, next)
		} else if before >= 0 {
			to = after(begin, edge)
		}
		x, before = next, now
	}
	return from, to, !from.IsZero(), err
}

// Seen returns between which instants an observer has a good view of a phenomenon, and
// whether he sees anything of it: of an occultation or an eclipse, which hide the moon, its
// begin or its end.
func (w *Watch) Seen(p Phenomenon) (from, to time.Time, ok bool, err error) {
	from, to, ok, err = w.Good(p.Begin.Time, p.End.Time)
	if p.Kind.lost() {
		ok = ok && (from.Equal(p.Begin.Time) && !p.Begin.Hidden || to.Equal(p.End.Time) && !p.End.Hidden)
	}
	if !ok {
		return time.Time{}, time.Time{}, false, err
	}
	return from, to, true, err
}
