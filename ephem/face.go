package ephem

import (
	"math"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/vec"
)

// Face is the side that a body turns to an observer: what is in the middle of its disc
// and how the disc is turned in the sky. It also has the place of the body and the time of
// day that follow from the same sight. Angles are in radians; a quantity that does not
// exist for the body is NaN.
//
// Position angles run from the north of date through east, 0° to 360°, as seen from the
// observer's place. The error is that of the elements of rotation: the Moon 0.01°,
// Mercury, Mars 0.01°, Jupiter 0.01° in latitude and by definition exact in longitude,
// Saturn's pole 0.01°; the others are known less well, Neptune and Pluto to some 0.1° and 1°.
type Face struct {
	SubObserver Spot       // over which the observer stands: the middle of the disc
	SubSolar    Spot       // over which the Sun stands
	Axis        unit.Angle // position angle of the north pole
	BrightLimb  unit.Angle // position angle of the middle of the lit limb; NaN of the Sun

	SystemI, SystemII unit.Angle // Jupiter's longitudes of the central meridian in the systems of its clouds

	Ring Ring // of Saturn

	AstrometricRA  unit.RA    // topocentric, ICRF, light-time only
	AstrometricDec unit.Angle // the same

	EquationOfTime unit.Time // of the Sun: apparent solar time less mean solar time
	SolarTime      unit.Time // local apparent, by the Sun as seen from the Earth's centre; NaN of other bodies
	MeanSolarTime  unit.Time // local mean: UT1 and the longitude; NaN of other bodies
}

// Spot is a point of a body's surface. The latitude is planetographic: that of the plumb
// line of a body that is flattened by its rotation. The longitude is the IAU's of the body
// (System III of the giants): the Moon's −180° to 180°, east positive; of the others 0° to
// 360°, on the Sun and Pluto eastwards, on the planets in the sense in which the middle of
// the disc moves on as the planet turns.
type Spot struct{ Longitude, Latitude unit.Angle }

// Ring is how Saturn's rings lie to the Earth and the Sun. They are those of the outer edge of
// ring A, 136,775 km from the centre.
type Ring struct {
	Tilt    unit.Angle // of the observer above the plane of the rings, positive in the north (B)
	SunTilt unit.Angle // of the Sun (B′)
	Major   unit.Angle // axis of the ellipse
	Minor   unit.Angle // the same; 0 where the ring is edge on
}

// ringRadius is that of the outer edge of ring A, km.
const ringRadius = 136_775

// Face computes how a body is turned to the observer. The error is about a body that is
// none of the ten.
func (s *Scene) Face(b Body) (Face, error) {
	if err := known(b); err != nil {
		return Face{}, err
	}
	nan := math.NaN()
	f := Face{
		BrightLimb: unit.Angle(nan), SystemI: unit.Angle(nan), SystemII: unit.Angle(nan),
		Ring:           Ring{unit.Angle(nan), unit.Angle(nan), unit.Angle(nan), unit.Angle(nan)},
		EquationOfTime: unit.Time(nan), SolarTime: unit.Time(nan), MeanSolarTime: unit.Time(nan),
	}
	g := s.follow(b)
	ra, dec := g.topocentric.Spherical()
	f.AstrometricRA, f.AstrometricDec = unit.RA(turn(ra)), unit.Angle(dec+0)

	e := s.epoch
	d := e.tdb - g.distance/lightPerDay
	turned := spinOf(b, d)
	toObserver := g.topocentric.Scale(-1)
	f.SubObserver = turned.spot(b, toObserver)
	f.Axis = s.positionAngle(&g, turned.pole())
	if b == Sun {
		f.SubSolar = Spot{unit.Angle(nan), unit.Angle(nan)}
		s.solarTimes(&f)
		return f, nil
	}
	toSun := g.heliocentric.Scale(-1)
	f.SubSolar = turned.spot(b, toSun)
	f.BrightLimb = s.positionAngle(&g, toSun)
	switch b {
	case Jupiter:
		f.SystemI, f.SystemII = jupiterLongitudes(f.SubObserver.Longitude, turned, d)
	case Saturn:
		pole := turned.pole()
		major := diameter(ringRadius / KmPerAU / g.distance)
		tilt := unit.Angle(math.Pi/2 - pole.Angle(toObserver))
		f.Ring = Ring{Tilt: tilt, SunTilt: unit.Angle(math.Pi/2 - pole.Angle(toSun)), Major: major, Minor: major.Mul(math.Abs(tilt.Sin()))}
	}
	return f, nil
}

// jupiterLongitudes takes a longitude of System III to the systems I, of the clouds at the
// equator, and II, of those beyond 10° of latitude. Their rates are by definition.
func jupiterLongitudes(systemIII unit.Angle, turned spin, d float64) (systemI, systemII unit.Angle) {
	shifted := func(meridian float64) unit.Angle {
		return unit.Angle(turn(halfTurn(systemIII.Rad() + math.Remainder(meridian-turned.meridian, 360)*math.Pi/180)))
	}
	return shifted(67.1 + 877.900*d), shifted(43.3 + 870.270*d)
}

// positionAngle returns the angle at a body from the north of date through east to the
// direction (ICRF) in which something lies from the body.
func (s *Scene) positionAngle(g *sight, direction vec.Vec) unit.Angle {
	at := s.epoch.ofDate.Apply(g.topocentric.Scale(1 / g.distance))
	v := s.epoch.ofDate.Apply(direction)
	// The sides are those along the parallel and the meridian, each times cos δ.
	return unit.Angle(turn(math.Atan2(v.Y*at.X-v.X*at.Y, v.Z-at.Z*at.Dot(v))))
}

// solarTimes enters the times of a sundial.
func (s *Scene) solarTimes(f *Face) {
	e := s.epoch
	ra, _ := e.ofDate.Apply(e.sunSeen).Spherical()
	longitude := s.observer.Longitude.Rad()
	day := 2 * math.Pi * (e.scales.UT1 - math.Floor(e.scales.UT1)) // from noon: J2000.0 is at noon
	f.EquationOfTime = unit.TimeFromRad(halfTurn(e.sidereal - ra - day))
	f.SolarTime = unit.TimeFromRad(turn(halfTurn(e.sidereal - ra + longitude + math.Pi)))
	f.MeanSolarTime = unit.TimeFromRad(turn(halfTurn(day + longitude + math.Pi)))
}

// UT1 returns the instant as a Julian date of UT1, to 40 µs.
func (e *Epoch) UT1() float64 { return j2000 + e.scales.UT1 }
