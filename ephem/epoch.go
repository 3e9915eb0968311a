package ephem

import (
	"math"
	"time"

	"perihelion/ephem/internal/orient"
	"perihelion/ephem/internal/timescale"
	"perihelion/ephem/internal/vec"
)

const arcsecond = math.Pi / 180 / 3600

// Epoch is an instant with all that is the same for every observer and body:
// the instant in its time scales, the attitude of the Earth, and its place and
// velocity. It never changes; any number of goroutines may use it.
type Epoch struct {
	time   time.Time
	scales timescale.Scales
	tdb    float64 // days from J2000.0

	ofDate   vec.Mat // from the ICRF to the true equator and equinox of date
	sidereal float64 // apparent sidereal time of Greenwich, radians

	earth, velocity vec.Vec // heliocentric, au and au a day, ICRF
}

// At fixes an instant, from 1 January 1600 to 31 December 2399. Civil time is
// UTC from 1972 to 2026 and taken as UT1 before and after; ΔT is the program's
// own. The error is a *RangeError.
func At(t time.Time) (*Epoch, error) {
	// As little as this is inlined, and the Epoch then needs no allocation in a
	// caller that does not keep it.
	e := new(Epoch)
	if err := e.fix(t); err != nil {
		return nil, err
	}
	return e, nil
}

func (e *Epoch) fix(t time.Time) error {
	if err := inRange(Sun, t); err != nil {
		return err
	}
	e.set(t, timescale.Of(t))
	return nil
}

func (e *Epoch) set(t time.Time, s timescale.Scales) {
	e.time, e.scales = t, s
	// The periodic difference of the two times, its largest term (s).
	e.tdb = s.TT + 0.001657*math.Sin(6.2401+0.017201970*s.TT)/secondsPerDay
	th := theory()
	v := th.nutation.At(s.TT)
	n := orient.Nutation{Psi: v.X, Eps: v.Y, Complementary: v.Z}
	e.ofDate = orient.FromICRF(s.TT, n)
	e.sidereal = orient.SiderealTime(s.UT1, s.TT, n)
	e.earth, e.velocity = th.earth.AtWithRate(e.tdb)
}

// Time returns the instant as it was given.
func (e *Epoch) Time() time.Time { return e.time }

// DeltaT returns TT − UT1 in seconds, as used.
func (e *Epoch) DeltaT() float64 { return e.scales.DeltaT }
