package ephem

import (
	"math"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/assets/field"
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
	ecliptic vec.Mat // from the ICRF to the true ecliptic and equinox of date
	sidereal float64 // apparent sidereal time of Greenwich, radians, not reduced

	model          *table
	sun, sunRate   vec.Vec // au and au a day, ICRF axes, barycentric
	earth          vec.Vec // the same
	velocity       vec.Vec // of the Earth
	moon, moonRate vec.Vec // from the Earth's centre
	toSun          vec.Vec // from the Earth's centre now to the Sun when its light left, au, ICRF axes
	sunDistance    float64 // length of that
	sunSeen        vec.Vec // apparent direction of the Sun from the Earth's centre, ICRF axes
	sunLongitude   float64 // of that direction, radians
}

// At fixes an instant of the years −2999 to 3000. Civil time is UTC from 1972 to 2026 and taken as UT1 before and after; ΔT is the program's
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

// AtDeltaT is At with another ΔT = TT − UT1, in seconds, than the program's own,
// from −36,000 to 36,000. The error is a *RangeError or, for another ΔT, a
// *field.Error of the field deltaT.
func AtDeltaT(t time.Time, deltaT float64) (*Epoch, error) {
	e := new(Epoch)
	if err := e.fixDeltaT(t, deltaT); err != nil {
		return nil, err
	}
	return e, nil
}

func (e *Epoch) fix(t time.Time) error {
	if err := inRange(t); err != nil {
		return err
	}
	e.set(t, timescale.Of(t))
	return nil
}

func (e *Epoch) fixDeltaT(t time.Time, deltaT float64) error {
	if err := inRange(t); err != nil {
		return err
	}
	// No model of the Earth's rotation in these years comes near that.
	const most = 36_000
	if !(math.Abs(deltaT) <= most) {
		return field.Errorf("deltaT", "ΔT of %s s cannot be meant; write the seconds of TT − UT1, such as 69.1", number(deltaT))
	}
	e.set(t, timescale.WithDeltaT(t, deltaT))
	return nil
}

func (e *Epoch) set(t time.Time, s timescale.Scales) {
	e.time, e.scales = t, s
	// The periodic difference of the two times, its largest term (s).
	e.tdb = s.TT + 0.001657*math.Sin(6.2401+0.017201970*s.TT)/secondsPerDay

	n := orient.NutationAt(s.TT)
	mean := orient.MeanObliquity(s.TT)
	e.ofDate = orient.FromICRF(s.TT, mean, n)
	e.ecliptic = vec.RotX(mean + n.Eps).Mul(e.ofDate)
	e.sidereal = orient.RotationAngle(s.UT1) + orient.FromOrigin(s.TT, mean, n)

	e.model = modelAt(e.tdb)
	e.sun, e.sunRate = e.model.sun(e.tdb)
	e.earth, e.velocity, e.moon, e.moonRate = e.model.earth(e.tdb)
	e.toSun, e.sunDistance, _ = e.emitted(e.sun, e.sunRate, vec.Vec{})
	e.sunSeen = aberrate(e.toSun.Scale(1/e.sunDistance), e.velocity.Scale(1/lightPerDay))
	e.sunLongitude, _ = e.ecliptic.Apply(e.sunSeen).Spherical()
}

// TT returns the instant as a Julian date of Terrestrial Time. A Julian date in
// one number resolves 40 µs.
func (e *Epoch) TT() float64 { return j2000 + e.scales.TT }

// DeltaT returns TT − UT1 in seconds, as used.
func (e *Epoch) DeltaT() float64 { return e.scales.DeltaT }

// DeltaTUncertainty returns the standard error, in seconds, of the program's own ΔT at
// this instant: 16 in 1650, 0.5 in 1900, 0.002 in 1962, 0.0001 since 1990, 9 in 2050. It
// leaves out the difference of UTC and UT1 where civil time is taken as UT1 (see Basis).
func (e *Epoch) DeltaTUncertainty() float64 { return timescale.Uncertainty(e.scales.UT1) }

// DeltaT returns the program's own TT − UT1 at an instant of the years −2999 to 3000, and its
// standard error, in seconds: what DeltaT and DeltaTUncertainty of an Epoch return, without
// the rest of it.
func DeltaT(t time.Time) (seconds, uncertainty float64) {
	s := timescale.Of(t)
	return s.DeltaT, timescale.Uncertainty(s.UT1)
}

// Basis returns the scale of the civil time of this instant, "UTC" or "UT1".
func (e *Epoch) Basis() string { return timescale.Basis(e.time).String() }

// SiderealTime returns the apparent sidereal time of Greenwich, 0 to 24 hours.
func (e *Epoch) SiderealTime() unit.Time { return sidereal(e.sidereal) }

// sidereal reduces a sidereal time in radians to a day.
func sidereal(radians float64) unit.Time {
	return unit.TimeFromRad(turn(halfTurn(radians)))
}
