package sky

import (
	"math"
	"sync"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
	"perihelion/ephem/stars"
)

// Heavens is what lies behind the bodies of a sky: the stars, and the line along which
// the Sun goes.
type Heavens struct {
	Time     time.Time
	Stars    []ephem.StarPlace // of all stars of the catalogue, in its order, as the sky shows altitudes
	Ecliptic []ephem.StarPlace // every two degrees of longitude
}

// Catalogue returns the stars in the order of Heavens.Stars.
var Catalogue = sync.OnceValue(stars.All)

var (
	allStars = sync.OnceValue(func() *ephem.Field { return stars.Field(math.Inf(1)) })
	ecliptic = sync.OnceValue(func() *ephem.Field {
		const obliquity = 23.4392911 * math.Pi / 180 // of J2000.0: by 2399 the line moves by 0.05°
		sin, cos := math.Sincos(obliquity)
		var points []ephem.Star
		for longitude := 0; longitude <= 360; longitude += 2 {
			s, c := math.Sincos(float64(longitude) * math.Pi / 180)
			points = append(points, ephem.Star{RA: unit.RA(math.Atan2(cos*s, c)), Dec: unit.Angle(math.Asin(sin * s))})
		}
		return ephem.NewField(points)
	})
)

// Heavens computes what lies behind the bodies. It takes 2 ms; the errors are those of
// Look.
func (in Inputs) Heavens() (Heavens, error) {
	epoch, err := in.Epoch(in.Time)
	if err != nil {
		return Heavens{}, err
	}
	scene := epoch.From(in.Observer)
	const all = -math.Pi / 2
	h := Heavens{Time: in.Time, Stars: scene.Stars(make([]ephem.StarPlace, 0, allStars().Len()), allStars(), all), Ecliptic: scene.Stars(nil, ecliptic(), all)}
	if !in.Refraction {
		return h, nil
	}
	pressure, temperature := in.Observer.Air()
	for _, list := range [...][]ephem.StarPlace{h.Stars, h.Ecliptic} {
		for i, p := range list {
			const high = 15 // degrees, above which the lift is below a twentieth of one
			if deg := p.Altitude.Deg(); deg > -1 && deg < high {
				list[i].Altitude = ephem.RefractedAltitude(p.Altitude, pressure, temperature)
			}
		}
	}
	return h, nil
}

// Serves reports whether the heavens are those of other inputs too: in so short a time
// they turn by less than a tenth of a degree.
func (h Heavens) Serves(of, in Inputs) bool {
	const still = 20 * time.Second
	return h.Stars != nil && of.Observer == in.Observer && of.DeltaT == in.DeltaT && of.Refraction == in.Refraction && in.Time.Sub(h.Time).Abs() < still
}

// Waypoint is where a body is at an instant of its way through the sky.
type Waypoint struct {
	Time              time.Time
	Altitude, Azimuth unit.Angle // the altitude as the sky shows it
	Hour              int        // of the clock, at a full hour; else −1
}

// Path is the way of a body through the sky in a day of the chart, a Step apart.
func (d Day) Path(in Inputs, b ephem.Body) []Waypoint {
	tracker, err := ephem.Track(in.Observer, b)
	if err != nil || d.Tracks[b] == nil {
		return nil
	}
	path := make([]Waypoint, 0, len(d.Tracks[b]))
	altitudes := d.Tracks[b]
	if in.Refraction {
		altitudes = refracted(altitudes, in.Observer)
	}
	// A chart that begins in the morning is longer than a day.
	first, last := 0, len(altitudes)
	if most := int(24 * time.Hour / Step); last > most {
		first = last - most
		if in.Time.Before(d.From.Add(time.Duration(first) * Step)) {
			first, last = 0, most
		}
	}
	for i := first; i < last; i++ {
		altitude, at := altitudes[i], d.From.Add(time.Duration(i)*Step)
		place, err := tracker.At(at)
		if err != nil {
			return nil
		}
		p := Waypoint{Time: at, Altitude: altitude, Azimuth: place.Azimuth, Hour: -1}
		if local := at.In(d.Zone); local.Minute() == 0 && local.Second() == 0 {
			p.Hour = local.Hour()
		}
		path = append(path, p)
	}
	return path
}
