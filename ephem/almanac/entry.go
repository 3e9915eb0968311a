package almanac

import (
	"math"

	"perihelion/ephem"
)

// Entry is one body of a document.
type Entry struct {
	Name      string   `json:"name"`                // as in "mars"
	Altitude  float64  `json:"altitude"`            // without refraction
	Azimuth   float64  `json:"azimuth"`             //
	Refracted *float64 `json:"refracted,omitempty"` // the altitude as seen

	RA             float64 `json:"ra"` // apparent, topocentric, of date
	Dec            float64 `json:"dec"`
	AstrometricRA  float64 `json:"raAstrometric"` // geocentric, ICRF
	AstrometricDec float64 `json:"decAstrometric"`
	GeocentricRA   float64 `json:"raGeocentric"` // apparent, of date
	GeocentricDec  float64 `json:"decGeocentric"`

	EclipticLongitude float64 `json:"eclipticLongitude"` // apparent, geocentric, of date
	EclipticLatitude  float64 `json:"eclipticLatitude"`

	Distance             float64 `json:"distance"`             // au, from the observer
	DistanceGeocentric   float64 `json:"distanceGeocentric"`   // au
	DistanceHeliocentric float64 `json:"distanceHeliocentric"` // au
	DistanceKm           float64 `json:"distanceKm"`           // from the observer
	DistanceGeocentricKm float64 `json:"distanceGeocentricKm"` //
	LightTime            float64 `json:"lightTime"`            // seconds

	Illuminated    float64    `json:"illuminated"` // 0 to 1
	PhaseAngle     float64    `json:"phaseAngle"`
	PhaseName      string     `json:"phaseName,omitempty"` // the Moon's, as in "Waxing Gibbous"
	Age            *float64   `json:"age,omitempty"`       // the Moon's, days since it was new
	Elongation     float64    `json:"elongation"`
	ElongationSide ephem.Side `json:"elongationSide,omitempty"` // of the Sun on which it stands
	Diameter       float64    `json:"diameter"`                 // arcseconds
	Magnitude      *float64   `json:"magnitude,omitempty"`
	Constellation  string     `json:"constellation"`

	HourAngle   float64  `json:"hourAngle"`         // west positive, −180 to 180
	Parallactic float64  `json:"parallacticAngle"`  // positive in the west, −180 to 180
	AirMass     *float64 `json:"airMass,omitempty"` // above the horizon

	Day
	*Upcoming

	body      ephem.Body
	magnitude float64 // not rounded, to be rounded once; NaN where there is none
}

// newEntry enters where a body stands and how it looks.
func newEntry(p ephem.Position) Entry {
	g := p.Geocentric
	return Entry{
		Name:                 p.Body.Key(),
		Altitude:             round(p.Altitude.Deg(), 8),
		Azimuth:              round(p.Azimuth.Deg(), 8),
		Refracted:            existing(p.Refracted.Deg(), 8),
		RA:                   round(p.RA.Deg(), 8),
		Dec:                  round(p.Dec.Deg(), 8),
		AstrometricRA:        round(g.AstrometricRA.Deg(), 8),
		AstrometricDec:       round(g.AstrometricDec.Deg(), 8),
		GeocentricRA:         round(g.RA.Deg(), 8),
		GeocentricDec:        round(g.Dec.Deg(), 8),
		EclipticLongitude:    round(g.EclipticLongitude.Deg(), 8),
		EclipticLatitude:     round(g.EclipticLatitude.Deg(), 8),
		Distance:             round(p.Distance, 11),
		DistanceGeocentric:   round(g.Distance, 11),
		DistanceHeliocentric: round(p.DistanceHeliocentric, 11),
		DistanceKm:           kilometres(p.Distance),
		DistanceGeocentricKm: kilometres(g.Distance),
		LightTime:            round(p.LightTime, 6),
		Illuminated:          round(p.Illuminated, 6),
		PhaseAngle:           round(p.PhaseAngle.Deg(), 6),
		Elongation:           round(p.Elongation.Deg(), 6),
		ElongationSide:       p.Side,
		Diameter:             round(p.Diameter.Sec(), 4),
		Magnitude:            existing(p.Magnitude, 2),
		Constellation:        p.Constellation,
		HourAngle:            round(p.HourAngle.Angle().Deg(), 8),
		Parallactic:          round(p.Parallactic.Deg(), 8),
		AirMass:              existing(p.AirMass, 4),
		body:                 p.Body,
		magnitude:            p.Magnitude,
	}
}

const degree = 180 / math.Pi // of a radian

// round keeps some decimals, and never −0.
func round(x float64, decimals int) float64 {
	power := math.Pow10(decimals)
	return math.Round(x*power)/power + 0
}

// existing rounds a value that may not exist.
func existing(x float64, decimals int) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	x = round(x, decimals)
	return &x
}

// kilometres keeps the metres of the Moon's distance, and the kilometres of all
// others.
func kilometres(au float64) float64 {
	km := au * ephem.KmPerAU
	if km < 1e6 {
		return round(km, 3)
	}
	return round(km, 0)
}
