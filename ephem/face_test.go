package ephem

import (
	"math"
	"testing"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem/internal/timescale"
)

// faceAt returns a face for the Earth's centre at an instant of TT.
func faceAt(t *testing.T, b Body, tt time.Time) Face {
	t.Helper()
	e := new(Epoch)
	days := tt.Sub(time.Date(2000, 1, 1, 12, 0, 0, 0, time.UTC)).Seconds() / secondsPerDay
	const deltaT = 59 // in 1992
	e.set(tt, timescale.Scales{TT: days, UT1: days - deltaT/secondsPerDay, DeltaT: deltaT})
	return centralFace(t, e, b)
}

// centralFace returns a face for a place in the Earth's centre.
func centralFace(t *testing.T, e *Epoch, b Body) Face {
	t.Helper()
	s := &Scene{epoch: e}
	s.axes.set(e.sidereal, 0, 1)
	s.motion = e.velocity.Scale(1 / lightPerDay)
	s.sun = e.sunSeen
	f, err := s.Face(b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func near(t *testing.T, what string, got unit.Angle, want, within float64) {
	t.Helper()
	if d := math.Remainder(got.Deg()-want, 360); !(math.Abs(d) <= within) {
		t.Errorf("%s is %.4f°, want %v°", what, got.Deg(), want)
	}
}

// The worked examples of Meeus, Astronomical Algorithms (1998), chapters 28, 29, 42, 43,
// 45, 48 and 53, which are computed from other elements of rotation.
func TestFaceOfMeeus(t *testing.T) {
	sun := faceAt(t, Sun, time.Date(1992, 10, 13, 0, 0, 0, 0, time.UTC))
	near(t, "P of the Sun", sun.Axis, 26.27, 0.02)
	near(t, "B0 of the Sun", sun.SubObserver.Latitude, 5.99, 0.02)
	near(t, "L0 of the Sun", sun.SubObserver.Longitude, 238.63, 0.01)
	if got := sun.EquationOfTime.Sec(); math.Abs(got-(13*60+42.6)) > 0.3 {
		t.Errorf("equation of time %.2f s", got)
	}

	moon := faceAt(t, Moon, time.Date(1992, 4, 12, 0, 0, 0, 0, time.UTC))
	near(t, "libration in longitude", moon.SubObserver.Longitude, -1.23, 0.02)
	near(t, "libration in latitude", moon.SubObserver.Latitude, 4.20-principalTilt, 0.01)
	near(t, "P of the Moon", moon.Axis, 15.08, 0.02)
	near(t, "longitude of the Sun on the Moon", moon.SubSolar.Longitude, 67.89, 0.02)
	near(t, "latitude of the Sun on the Moon", moon.SubSolar.Latitude, 1.46, 0.02)
	near(t, "bright limb of the Moon", moon.BrightLimb, 285.0, 0.1)

	mars := faceAt(t, Mars, time.Date(1992, 11, 9, 0, 0, 59, 0, time.UTC))
	near(t, "DE of Mars", centric(Mars, mars.SubObserver), 12.44, 0.01)
	near(t, "DS of Mars", centric(Mars, mars.SubSolar), -2.76, 0.01)
	near(t, "central meridian of Mars", mars.SubObserver.Longitude, 111.55, 0.03)
	near(t, "P of Mars", mars.Axis, 347.64, 0.01)
	near(t, "bright limb of Mars", mars.BrightLimb, 279.91-180, 0.01)

	jupiter := faceAt(t, Jupiter, time.Date(1992, 12, 16, 0, 0, 59, 0, time.UTC))
	const phase = 0.43 // by which Meeus moves the middle of the disc towards its lit part
	near(t, "DE of Jupiter", centric(Jupiter, jupiter.SubObserver), -2.48, 0.01)
	near(t, "DS of Jupiter", centric(Jupiter, jupiter.SubSolar), -2.20, 0.01)
	near(t, "System I of Jupiter", jupiter.SystemI, 268.06-phase, 0.02)
	const rounded = 0.059 // of System II's prime meridian by the IAU: see TestJupiterByDefinition
	near(t, "System II of Jupiter", jupiter.SystemII, 72.74-phase-rounded, 0.02)
	near(t, "P of Jupiter", jupiter.Axis, 24.80, 0.01)

	saturn := faceAt(t, Saturn, time.Date(1992, 12, 16, 0, 0, 0, 0, time.UTC))
	near(t, "B of Saturn", saturn.Ring.Tilt, 16.442, 0.02)
	near(t, "B′ of Saturn", saturn.Ring.SunTilt, 14.679, 0.02)
	near(t, "P of Saturn", saturn.Axis, 6.741, 0.03)
	// Meeus has the edge of ring A 0.5 % nearer to the planet.
	near(t, "major axis", saturn.Ring.Major*3600, 35.87*1.005, 0.05)
	near(t, "minor axis", saturn.Ring.Minor*3600, 10.15*1.005, 0.02)
}

// centric returns the planetocentric latitude of a spot.
func centric(b Body, s Spot) unit.Angle {
	q := 1 - flattening[b]
	return unit.Angle(math.Atan(q * q * math.Tan(s.Latitude.Rad())))
}

// The attitude of each body by Astronomy Engine 2.1.19 (function RotationAxis), which has
// the elements of the IAU's report of 2015 too: degrees at days of TT from J2000.0.
func TestSpin(t *testing.T) {
	for _, c := range []struct {
		body                         Body
		d, poleRA, poleDec, meridian float64
	}{
		{Sun, -30000, 286.130000, 63.870000, 72.176000},
		{Moon, -30000, 273.942731, 66.656977, 23.930009},
		{Mercury, -30000, 281.037240, 61.419525, 134.278117},
		{Venus, -30000, 272.760000, 67.160000, 321.264000},
		{Mars, -30000, 317.770434, 52.936983, 177.158642},
		{Jupiter, -30000, 268.062423, 64.494376, 44.950000},
		{Saturn, -30000, 40.618569, 83.540285, 341.828000},
		{Uranus, -30000, 257.311000, -15.175000, 326.594000},
		{Neptune, -30000, 298.863989, 43.100132, 257.047121},
		{Pluto, -30000, 132.993000, -6.163000, 347.020000},
		{Sun, 0.5, 286.130000, 63.870000, 91.268200},
		{Moon, 0.5, 266.859404, 65.638068, 47.782515},
		{Mercury, 0.5, 281.010300, 61.415500, 332.668754},
		{Venus, 0.5, 272.760000, 67.160000, 159.459316},
		{Mars, 0.5, 317.680851, 52.886437, 352.078052},
		{Jupiter, 0.5, 268.057204, 64.495810, 0.218000},
		{Saturn, 0.5, 40.589000, 83.537000, 84.296951},
		{Uranus, 0.5, 257.311000, -15.175000, 313.229954},
		{Neptune, 0.5, 299.333748, 42.950359, 160.565889},
		{Pluto, 0.5, 132.993000, -6.163000, 330.876261},
		{Sun, 9822.25, 286.130000, 63.870000, 86.898900},
		{Moon, 9822.25, 272.295469, 67.803167, 217.676187},
		{Mercury, 9822.25, 281.001479, 61.414182, 143.593631},
		{Venus, 9822.25, 272.760000, 67.160000, 9.825304},
		{Mars, 9822.25, 317.652051, 52.869751, 85.405984},
		{Jupiter, 9822.25, 268.057648, 64.496662, 187.176000},
		{Saturn, 9822.25, 40.579319, 83.535924, 299.307848},
		{Uranus, 9822.25, 257.311000, -15.175000, 324.088495},
		{Neptune, 9822.25, 299.504567, 42.960995, 60.040738},
		{Pluto, 9822.25, 132.993000, -6.163000, 229.481626},
	} {
		got := spinOf(c.body, c.d)
		for _, pair := range [][2]float64{{got.poleRA, c.poleRA}, {got.poleDec, c.poleDec}, {got.meridian, c.meridian}} {
			if d := math.Remainder(pair[0]-pair[1], 360); !(math.Abs(d) < 2e-4) {
				t.Errorf("%v at %v: %+v, want %+v", c.body, c.d, got, c)
				break
			}
		}
	}
}

// Astrometric places from here as Horizons gives them (its quantity 1).
func TestAstrometricFromHere(t *testing.T) {
	for _, c := range []struct {
		body             Body
		time             string
		lat, lon, height float64
		ra, dec, within  float64
	}{
		{Sun, "2024-11-01T00:00:00Z", 51.5, -0.1167, 0, 15 * (14 + 25/60. + 20.09/3600), -(14 + 24/60. + 19.7/3600), 0.15},
		{Moon, "2017-04-06T00:00:00Z", -22.96, -67.79, 5186, 15 * (9 + 5/60. + 23.65/3600), 15 + 36/60. + 28.9/3600, 0.3},
	} {
		at, err := time.Parse(time.RFC3339, c.time)
		if err != nil {
			t.Fatal(err)
		}
		e, err := At(at)
		if err != nil {
			t.Fatal(err)
		}
		f, err := e.From(Observer{Latitude: unit.AngleFromDeg(c.lat), Longitude: unit.AngleFromDeg(c.lon), Elevation: c.height}).Face(c.body)
		if err != nil {
			t.Fatal(err)
		}
		ra, dec := (f.AstrometricRA.Deg()-c.ra)*3600, (f.AstrometricDec.Deg()-c.dec)*3600
		if !(math.Hypot(ra, dec) < c.within) {
			t.Errorf("%v: %.2f″, %.2f″ from Horizons", c.body, ra, dec)
		}
	}
}
